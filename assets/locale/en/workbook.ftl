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
cell-far = This cell is too far out: only the first { $rows } rows and { $columns } columns are read.
    .hint = Move its content into the table, or delete it.
cell-long = The text in this cell is longer than { $most } characters.
    .hint = Shorten the text.
cell-control = The text in this cell has an invisible control character, { $code }.
    .hint = Type the text again instead of pasting it from another program.
cell-more = There are more cells with problems; those after this one were not checked.
    .hint = Mend the cells named above first, then try again.
