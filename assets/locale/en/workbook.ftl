# Workbooks (XLSX): why a file is refused, what is wrong in a cell, and what its sheets say.

failure-workbook = Cannot read { $file }
why-not-a-workbook = this is no XLSX workbook
remedy-not-a-workbook = open the file in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and choose the result
why-old-workbook = this is a workbook in the old format (.xls), or one locked with a password
remedy-old-workbook = open the file, remove its password, save it as an Excel workbook (.xlsx), and choose the result
why-workbook-file = the file is larger than { $most } MiB
why-workbook-members = the file holds more than { $most } parts
why-workbook-part = one of its parts is larger than { $most } MiB once inflated
why-workbook-inflated = its content is larger than { $most } MiB once inflated
why-workbook-sheets = it has more than { $most } sheets
why-workbook-cells = one sheet has more than { $most } cells with content
why-workbook-text = the text of one sheet is larger than { $most } MiB
remedy-workbook-large = copy only the sheets that are needed into a new workbook, then try again
why-workbook-damaged = the content of the workbook is damaged ({ $detail })
remedy-workbook-damaged = open the file in Excel or LibreOffice and save it again, or ask for an intact copy
why-workbook-doctype = its part { $part } has a DOCTYPE declaration, which no ordinary workbook has
remedy-workbook-doctype = do not use this file; ask whoever made it for a new copy

cell-formula = This cell holds a formula.
    .hint = Copy the cell and paste it back as a value, so that what is read does not depend on a formula.
cell-error = This cell holds the error { $found }.
    .hint = Replace it with the right content, or empty the cell.
cell-date = This cell holds a date, { $found }, where { $expected ->
        [number] a number
       *[text] a text
    } is needed.
    .hint = Give the cell the format { $expected ->
        [number] General
       *[text] Text
    }, then type its content again.
cell-percent = This cell holds a percentage, kept as { $found }, where { $expected ->
        [number] a plain number
       *[text] a text
    } is needed.
    .hint = Give the cell the format { $expected ->
        [number] General, then type the number again without the percent sign
       *[text] Text, then type its content again
    }.
cell-far = This cell is too far out: only the first { $rows } rows and { $columns } columns are read.
    .hint = Move its content into the table, or delete it.
cell-long = The text in this cell is longer than { $most } characters.
    .hint = Shorten the text.
cell-control = The text in this cell has an invisible control character, { $code }.
    .hint = Type the text again instead of pasting it from another program.
cell-more = There are more cells with problems; those after this one were not checked.
    .hint = Mend the cells named above first, then try again.

workbook-lost = A workbook cannot carry what stands on this line unchanged.
    .hint = Write it more simply, for example without blanks around a code, and try again.
workbook-not-written = The workbook cannot be made: { $detail }.
    .hint = Check the instrument file with penilai check.
workbook-empty-entry = This section is empty, so it has no place in a workbook.
    .hint = Fill in its keys, or remove it.
workbook-shape = "{ $key }" does not hold what it should.
    .hint = Check the instrument file with penilai check.
workbook-list = The list "{ $key }" cannot stand in one cell with a line for each: something in it is empty or longer than a line.
    .hint = Write everything in the list as one line of text, or remove an empty list.
workbook-sheet = This sheet is not known.
    .hint = Delete the sheet, or give it one of these names: { $known }.
workbook-missing-sheet = The sheet { $sheet } is missing.
    .hint = Put it back with these keys in the second row, and leave it empty below where it is not needed: { $keys }.
workbook-missing-column = The column { $key } is missing.
    .hint = Put it back with the key { $key } in row { $row }; leave it empty where it is not needed.
workbook-merged = This cell is merged with others up to { $last }, so what stood in those is lost.
    .hint = Unmerge the cells, then fill in each of them.
workbook-twice = "{ $code }" is used twice; the first is in cell { $first }.
    .hint = Give one of them another name, or delete the one that is not needed.
workbook-header = The row with the keys is missing on this sheet.
    .hint = Write the key of each column in the second row: { $keys }.
workbook-column = The key of a column, "{ $found }", is not known.
    .hint = Use one of these keys, or delete the column: { $keys }.
workbook-no-column = There is something in this column, but it has no key in the row of keys.
    .hint = Write its key in the second row, or empty the column.
workbook-no-key = There is something in this row, but its key is empty.
    .hint = Write the key, or empty the row.
workbook-no-english = "{ $key }" has no translation.
    .hint = Empty the English cell of this row.
workbook-list-name = This kind of row is not known in that section.
    .hint = { $nearest ->
        [none] The pairs of section and kind of row: { $known }.
       *[other] The most similar is { $nearest }. The pairs of section and kind of row: { $known }.
    }
workbook-owner = There is no "{ $code }" on the sheet { $sheet }.
    .hint = Correct the code of the owner, or add its row on the sheet { $sheet }.

why-not-authored = this workbook has neither a sheet Instrumen nor a sheet survey
remedy-not-authored = choose a workbook made by penilai instrument export, or an XLSForm

cli-workbook-exported = Instrument { $id } was written to { $file }.
cli-workbook-imported = Instrument { $id } was written to { $file }: { $items } scored items, { $status } ({ $assumed } assumed numbers).
cli-workbook-more = There are { $count } more findings; mend those named above first.
cli-workbook-nothing = Nothing was written. Mend what is named above, then try again.
