"""What segmentation says."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "segmentation.too_big": N_(
        "{file} has {bytes} bytes; a file of segmentation rules may have {most} at most. Remove the languages that you do not need."
    ),
    "segmentation.not_srx": N_(
        "{file} contains no segmentation rules. Choose a file in the SRX 2.0 format, as translation programs export it."
    ),
    "segmentation.too_many_rules": N_(
        "{file} has more than {most} segmentation rules. Remove the languages that you do not need."
    ),
    "segmentation.long_pattern": N_(
        "{file}, rule {rule}: a pattern is longer than {most} characters. Divide the rule into several."
    ),
    "segmentation.bad_map": N_(
        "{file}: the pattern {pattern}, which says which languages rules are for, cannot be read. Correct it and try again."
    ),
    "segmentation.syntax": N_(
        "{file}, rule {rule}: {detail} is how Java or ICU writes a pattern, and cannot be read here. Stele’s own "
        "rules were used instead."
    ),
    "segmentation.pattern": N_(
        "{file}, rule {rule}: the pattern cannot be read ({detail}). Stele’s own rules were used instead."
    ),
    "segmentation.nesting": N_(
        "{file}, rule {rule}: brackets are nested too deeply in the pattern. Stele’s own rules were used instead."
    ),
    "segmentation.patterns_large": N_(
        "{file}: the rules for this language are too long together. Stele’s own rules were used instead."
    ),
    "segmentation.timeout": N_(
        "{file}, rule {rule}: the pattern takes too long on this text. Stele’s own rules were used instead."
    ),
    "segmentation.no_rules": N_("{file} has no rules for the language {detail}. Stele’s own rules were used instead."),
}
