# Lembar isian: the checklist on paper, as a page to print and as a workbook that comes back (paper-).

paper-language = en
paper-title = Checklist { $unit }, { $round }
paper-heading = Checklist
paper-foot = { $unit }, { $round }
paper-page = Page
paper-page-of = of
paper-and = and

paper-round = Round
paper-round-line = { $title } (year { $year }{ $example ->
    [yes] , an example for demonstration
   *[no] {""}
})
paper-entity = Entity
paper-unit = Service unit
paper-instrument = Instrument
paper-instrument-line = { $title }; { $id }, revision { $revision }, { $status ->
    [official] official
   *[provisional] provisional ({ $assumed } numbers assumed)
}
paper-printed = Contents
paper-printed-empty = empty, made on { $date } at { $time }
paper-printed-filled = filled with the answers stored on { $date } at { $time }
paper-date = Date of assessment
paper-assessor = Name of the assessor
paper-signature = Signature
paper-sign = Date: ____________  Assessor: ____________________  Signature: ____________

paper-how = How to fill it in
paper-how-cross = Put a cross into the box before the statement that holds. The bold number or letter beside it is the key of that statement.
paper-how-not-applicable = N means that the item does not apply to this unit. Write down the reason.
paper-how-not-observed = O means that the item applies but could not be observed. Write down the reason.
paper-how-columns = In tables with columns, one column is for one person or thing assessed, with the same label throughout the checklist. Never write a person's name as a label.
paper-how-condition = An item with a dashed box is asked only if its condition holds. Otherwise skip it.

paper-column-code = Code
paper-column-item = Item and answer
paper-column-side = Proof and notes
paper-column-choices = Possible answers
paper-column-answer = Answer
paper-column-note = Note or reason

paper-only-if = Asked only if { $conditions }.
paper-proof = Proof: { $proof }.
paper-note = Note
paper-notes = Notes and reasons
paper-unscored = Only recorded, not scored.
paper-cross-all = Cross every one that is there.
paper-none-of-them = None of them
paper-number-unit = { $unit }, at least { $lowest }
paper-date-order = day, month, year
paper-not-applicable = Does not apply, because
paper-not-observed = Not observed, because
paper-not-applicable-short = Does not apply (write the reason)
paper-not-observed-short = Not observed (write the reason)
paper-unrecognised = The stored answer is none of those this item has: { $answer }
paper-reread = To be read again: the wording of this item has changed since it was answered.
paper-group-block = { $group }, columns { $first } to { $last } of { $all }
paper-quota = { $binding ->
    [yes] At least { $quota }.
   *[no] Advised: { $quota }.
}
paper-quota-awaits = How many follows from the answer to item { $item }.
paper-homeless = { $answers } stored answers belong to items that this instrument does not have, and are not shown here.
paper-end = End of the checklist

# The workbook.

paper-sheet-once = Fill in the columns Answer and Note or reason. A cell left empty changes nothing. The sheet Panduan says how in full.
paper-sheet-group = { $group }: one column for each, { $quota } by the method. The labels above the columns may be changed; new columns may be added on the right. The sheet Panduan says how in full.
paper-several-keys = Write every key that holds, parted by commas:
paper-date-cell = A date, such as 2024-12-31
paper-text-cell = An answer in words
paper-offer = What may be filled in: { $known }.
paper-step-1 = Open the sheet Isian and those after it. Fill in only the empty cells to the right of the column Possible answers.
paper-step-2 = Choices: fill in the key that stands before the equals sign, or choose it from the list that opens at the cell.
paper-step-3 = Lists of ticks: write every key that holds, parted by commas. The sign - means that none of them does.
paper-step-4 = Numbers are written without a thousands separator. Dates are written year-month-day, such as 2024-12-31.
paper-step-5 = N means does not apply and O means not observed. Write the reason under Note or reason. Where an item uses these letters itself, write (N) and (O).
paper-step-6 = On sheets with columns, one column is for one person or thing; its label stands in the row above. The second row of each item is for notes and reasons.
paper-step-7 = Do not change the column Code, do not merge cells, and do not use formulas. Sheets of your own may be added; they are not read.
paper-step-8 = Save as .xlsx, then take it in with Take in a checklist in Penilai. Before anything changes, everything new and everything different is shown. An empty cell deletes no answer.

# What is wrong in a filled workbook.

paper-wrong-choice = "{ $found }" is no answer of item { $item }.
    .hint = Fill in one of { $known }.
paper-wrong-ticks = "{ $found }" holds a key that item { $item } does not have.
    .hint = Write keys that it has, parted by commas: { $known }. The sign - means none of them.
paper-wrong-number = "{ $found }" is no number, but item { $item } asks for one.
    .hint = Write a plain number, such as 12 or 2.5.
paper-wrong-low = { $found } is too small for item { $item }.
    .hint = Write a number of at least { $lowest }.
paper-wrong-grouped = "{ $found }" at item { $item } can be read as thousands or as a fraction.
    .hint = Write it without a thousands separator, such as 1000, or without zeros behind the decimal sign, such as 1.5.
paper-wrong-date = "{ $found }" is no date, but item { $item } asks for one.
    .hint = Write year-month-day, such as 2024-12-31.
paper-wrong-not-applicable = Item { $item } cannot be marked as not applicable.
    .hint = Choose another answer, or mark it as not observed with the reason.
paper-wrong-reason = The mark { $mark } has no reason yet.
    .hint = Write the reason under Note or reason of this item.
paper-wrong-control = This cell holds a character that cannot be seen.
    .hint = Type its contents again instead of pasting them from another program.
paper-wrong-long = This cell is longer than { $most } characters.
    .hint = Make it shorter.
paper-wrong-row = This does not stand in the row of any item.
    .hint = Move it to the row of the item it is meant for, or delete it.
paper-wrong-code = This row no longer matches item { $code } of the instrument of this round.
    .hint = Copy the row of that item again from a checklist made now, or delete what is filled in here.
paper-wrong-column = This stands neither under Answer nor under Note.
    .hint = Move it to the column where it belongs, or delete it.
paper-wrong-twice = Item { $item } is already filled in at cell { $first }.
    .hint = Delete one of the two.
paper-wrong-label = This column holds answers but has no label.
    .hint = Write a label into this cell, such as the code of the group with a number.
paper-wrong-label-twice = The label "{ $label }" is that of another column too.
    .hint = Give one of them another label.
paper-wrong-sheet = The sheet { $sheet } is gone, or its hidden row has been deleted.
    .hint = Make a new checklist and copy what was filled in into it.

failure-paper = The checklist of { $unit } cannot be made
why-paper-large = there would be room for { $places } answers, and at most { $most } are possible
remedy-paper-large = fill in this unit in Penilai, or use the form for phones
why-paper-workbook = its workbook cannot be put together ({ $detail })
why-paper-differs = the stored answers do not read back the same from its workbook
remedy-paper-page = print it as an HTML page, and report this to the makers of Penilai
failure-paper-in = { $file } is not taken in
why-not-paper = it is no workbook of a checklist made by Penilai
remedy-not-paper = choose an .xlsx workbook made with Print a checklist
why-paper-newer = it was made with a later version of Penilai
remedy-paper-newer = update Penilai on this computer, then take it in again
why-paper-instrument = it was made for the instrument { $id } revision { $revision }, which is not the one of this round
remedy-paper-instrument = move the round to that instrument first, take the checklist in, then move it back; the answers stay
why-paper-unit = it is for { $unit } ({ $entity }), which this round does not have
remedy-paper-unit = open the round from which it was printed, then take it in again
why-paper-wrong = { $count } places in it are wrong
remedy-paper-wrong = mend the cells that are named, then take it in again
why-paper-ending = the name of the file ends neither in .html nor in .xlsx
remedy-paper-ending = give it a name that ends in .html to be printed, or in .xlsx to be filled in and taken in again

# On the command line and in the window.

cli-paper-written = The checklist of { $unit } has been written to { $file }.
paper-summary-unit = Checklist of { $unit }
paper-summary-new = { $count } new answers
paper-summary-subjects = { $count } new respondents or things: { $labels }
paper-summary-more = and { $count } more
paper-summary-equal = { $count } answers as stored
paper-summary-differing = { $count } answers other than stored
paper-difference = { $place }: stored { $now }; checklist { $then }
paper-with-note = note “{ $note }”
paper-nothing = nothing
cli-paper-wrong = Nothing has been taken in. Mend the cells above, then try again.
cli-paper-taken = Taken in for { $unit }: { $new } new answers, { $replaced } replaced.
cli-paper-left = { $count } answers that differ have been left as stored. To replace them, say --replace.
command-print = Print a checklist…
command-take-paper = Take in a checklist…
paper-print = Print a checklist
paper-print-what = For { $unit }. A file that is already there is never replaced.
paper-print-format = Form
paper-print-html = A page to print (.html)
paper-print-html-what = Open it in any browser, then print it or save it as PDF.
paper-print-xlsx = A workbook to fill in (.xlsx)
paper-print-xlsx-what = Filled in with Excel or LibreOffice, then taken back into this round.
paper-print-filling = Contents
paper-print-empty = Empty
paper-print-filled = With the stored answers
paper-print-path = Location of the file
paper-print-confirm = Make
paper-print-exists = There is already a file of that name. Give it another one.
paper-print-folder = That folder does not exist. Choose another one.
paper-file-name = { $unit } checklist
paper-work-print = Making the checklist
paper-printed-html = The checklist has been written to { $file }. Open it in a browser, then print it.
paper-printed-xlsx = The checklist has been written to { $file }.
paper-take = Take in a checklist
paper-take-what = An .xlsx workbook made with Print a checklist and filled in. What it says is shown before anything changes.
paper-take-path = Location of the workbook
paper-take-confirm = Read
paper-files = Workbooks
paper-work-take = Reading the checklist
paper-preview = Take in what was filled in for { $unit }?
paper-preview-nothing = There is nothing new in this checklist.
paper-preview-choice = Answers that differ
paper-preview-keep = Leave them as stored
paper-preview-replace = Replace them by those of the checklist
paper-preview-now = Stored
paper-preview-then = Checklist
paper-preview-place = Place
paper-preview-count = { $count } answers will be taken in.
paper-preview-confirm = Take in
paper-step = Take in the checklist of { $unit }
paper-taken = The checklist of { $unit } has been taken in: { $new } new answers, { $replaced } replaced.
