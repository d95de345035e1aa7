"""What was approved before: units of all languages, fed by approval, given back by exact look-up."""
