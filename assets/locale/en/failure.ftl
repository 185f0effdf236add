# Sentences: failure

failure-sentence = { $what }: { $why }.
failure-advice = Advice: { $remedy }.
failure-said = { $detail }

## Round files

failure-opening = Cannot open { $file }
failure-opening-remedy = check where the file is, and that it is not open somewhere else
failure-creating = Cannot create { $file }
failure-creating-remedy = choose another name or folder
failure-reading = Some answers cannot be read
failure-reading-remedy = do not fill in that unit before the file has been restored from a backup; the other units can be used
failure-saving = The latest changes are not saved yet
failure-saving-remedy = remove the cause, then press Try again; your answers are still on the screen

## Changes that are refused

failure-applying = The change cannot be made
refusal-no-entity = its entity is no longer there
refusal-no-unit = its unit is no longer there
refusal-no-subject = its respondent is no longer there
refusal-gone-remedy = it may have been removed; undo that removal first
refusal-in-use = something that depends on it is still there
refusal-in-use-remedy = remove its contents first
refusal-name-taken = that name or code is taken
refusal-name-taken-remedy = choose another name or code
refusal-not-loaded = the answers of that unit are still being read
refusal-not-loaded-remedy = wait a moment, then try again
