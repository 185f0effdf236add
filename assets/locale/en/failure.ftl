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

## The window

failure-settings = The program's settings cannot be read
failure-settings-remedy = the old settings were set aside as a .bak file; choose language and theme again if need be
failure-settings-write = The program's settings cannot be saved
failure-settings-write-remedy = your answers are not affected; check the permissions of the settings folder
failure-export = There is nothing to export
failure-export-none = no unit of this list is finished
failure-export-none-remedy = complete the answers of a unit first
failure-thread = The work cannot be started
failure-thread-remedy = close other programs, then try again
failure-lost = The work ended before it was done
failure-lost-why = there was a mistake in the program
failure-lost-remedy = try again; if it happens again, report it to those who maintain the program
failure-window = The window cannot be opened
failure-no-display = there is no display to use
failure-no-graphics = the graphics driver of this computer cannot be used
failure-window-remedy = use the command line; run penilai --help to see its verbs
