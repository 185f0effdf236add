# Sentences: ui

## Words of several screens

ui-provisional-why = Some of this instrument's numbers are assumed, so this score cannot be equated with an official one
