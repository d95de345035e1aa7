# A desk and its five people. Each gets a password, printed once.
stele init
stele user add dana --name "Dana Haddad" --role desk
stele user add tarek --name "Tarek Aziz" --role translator --languages en
stele user add fanny --name "Fanny Morel" --role translator --languages fr
stele user add rima --name "Rima Saleh" --role reviewer --languages en,fr
stele user add pia --name "Pia Lind" --role publisher

# A press release in Arabic comes in; 13 segments, to be translated into English and French.
ID=$(stele release import river-centre.ar.txt --source ar --targets en,fr --by dana)
stele release assign $ID tarek --role translator --language en --by dana
stele release assign $ID fanny --role translator --language fr --by dana

# Both translate in the PO editor that they like; here the ready translations are filled in.
stele release export $ID --output work --formats po
python -m web.samples.fill_in work/river-centre-ar.en.po river-centre.en.tsv
python -m web.samples.fill_in work/river-centre-ar.fr.po river-centre.fr.tsv
stele release translate $ID --language en work/river-centre-ar.en.po --confirm --by tarek
stele release translate $ID --language fr work/river-centre-ar.fr.po --confirm --by fanny

# Nobody approves their own words: Tarek is refused, Rima approves.
stele release approve $ID --language en --by tarek || true
stele release approve $ID --language en --by rima
stele release approve $ID --language fr --by rima

# The check saw "10.7" where the Arabic has "7.10", and holds English back. Rima knows that 10.7 is right, and says so.
stele check $ID --language en
KEY=$(stele check $ID --language en --json | sed -n '/number-groups-swapped/s/.*"key": "\([a-z0-9]*\)".*/\1/p')
stele release dismiss $ID --language en --key $KEY --check number-groups-swapped --note "Goal 10.7 is meant" --by rima

# Out it goes: three languages, aligned segment by segment; the Arabic is the original, byte for byte.
stele release publish $ID --output bundle --by pia
stele bundle verify bundle
cmp river-centre.ar.txt bundle/river-centre-ar.ar.txt

# The ministry sends a new version: one sentence changed, two moved. All else stays approved.
stele release correct $ID --reason "The number of stations has changed" --by pia
stele release revise $ID river-centre-2.ar.txt --by dana
stele release show $ID

# No, the first text was right after all: it comes back, and so does its approval.
stele release revise $ID river-centre.ar.txt --by dana
stele release show $ID
stele audit verify $ID
