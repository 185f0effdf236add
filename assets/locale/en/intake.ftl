# Instruments from outside: the command that takes one in, what is wrong with it, where it is kept (intake-).

command-take-in = Take in an instrument…

intake-title = Take in an instrument
intake-what = A TOML file, an instrument workbook (.xlsx) or an XLSForm. The instrument is kept on this computer and can be chosen for new rounds.
intake-path = Path of the instrument file
intake-confirm = Take in
intake-files = Instrument files
intake-work = Checking the instrument file
intake-done = { $title } ({ $id }, revision { $revision }) can be chosen now: { $items } scored items, { $status ->
    [official] official
   *[provisional] provisional
}
intake-held = { $title } ({ $id }, revision { $revision }) is already here: { $items } scored items, { $status ->
    [official] official
   *[provisional] provisional
}
intake-new-round = Make a round with this instrument

intake-wrong = { $file } cannot be taken in
intake-wrong-what = { $count ->
    [1] This file is wrong in one place, so nothing has been taken in yet.
   *[other] This file is wrong in { $count } places, so nothing has been taken in yet.
}
intake-remarks = { $title } has been taken in
intake-remarks-what = The following was left out or assumed. Check it before you assess with it.
intake-copy = Copy all
intake-line = Line { $line }
intake-sheet = Sheet { $sheet }
intake-cell = { $sheet }!{ $cell }

intake-replace = Replace revision { $old } by revision { $new }?
intake-replace-what = { $title } ({ $id }) is already here in revision { $old }. Rounds made before carry their own instrument and stay as they are.
intake-replace-confirm = Replace

failure-intake = { $file } was not taken in
why-intake-taken = the id { $id } belongs to another instrument
remedy-intake-taken = give the instrument another id in its file, then take it in again
why-intake-changed = { $id } revision { $revision } is already here with other contents
remedy-intake-changed = raise the revision in that file, or give it another id, then take it in again
why-instrument-wrong = { $count ->
    [1] it is wrong in one place
   *[other] it is wrong in { $count } places
}
remedy-instrument-wrong = mend the places named, then take it in again
failure-kept = The instrument { $file } cannot be chosen
remedy-kept-unsound = take in a sound file with Take in an instrument, or delete this one
why-kept-misnamed = it holds the instrument { $id }, so its name must be { $id }.toml
remedy-kept-other = move the file to another folder, give it another id if need be, then take it in with Take in an instrument
