# What can be wrong with an instrument file. The sentence says what; its hint says what to do.

problem-syntax = This file is not valid TOML: { $detail }
    .hint = Correct the spelling on this line. Texts stand in quotation marks, lists in square brackets.
problem-too-long = The instrument file is larger than { $most } MiB.
    .hint = Make sure that the file chosen is an instrument and not an attachment or a backup.
problem-missing = The key "{ $key }" is missing.
    .hint = Add { $key } to this section.
    .cell = "{ $key }" is not filled in.
    .cell-hint = Fill in { $key } in this cell; a list of rows is written on the sheet Pilihan.
problem-empty = The key "{ $key }" is empty.
    .hint = Write its text, or remove the key where it is not required.
    .cell = "{ $key }" is empty.
    .cell-hint = Fill in this cell.
problem-unknown-key = The key "{ $key }" is not known.
    .hint = Check its spelling. Unknown keys are never ignored.
    .cell = { $nearest ->
        [none] "{ $key }" is not used in this row.
       *[other] Nothing here is named "{ $key }".
    }
    .cell-hint = { $nearest ->
        [none] Empty this cell, or check what kind of row it is.
       *[other] The most similar name is { $nearest }. Correct the name, or delete this row.
    }
problem-wrong-type = "{ $key }" must be { $expected ->
        [text] a text in quotation marks
        [text-list] a list of texts
        [flag] true or false
        [number] a plain decimal number such as 21.85
        [number-list] a list of decimals
        [table] one section [{ $key }]
       *[tables] a list of sections [[{ $key }]]
    }.
    .hint = Write it in that form.
    .cell = "{ $key }" must be { $expected ->
        [text] a text
        [text-list] a list of texts, one on each line of the cell
        [flag] ya or tidak
        [number] a plain number such as 21.85, without a unit and without thousands separators
        [number-list] a list of numbers, one on each line of the cell
       *[other] rows on the sheet Pilihan
    }.
    .cell-hint = Type the content of this cell again in that form.
problem-code = The code "{ $code }" has a character that codes cannot have.
    .hint = Use letters, digits, dots, hyphens and underscores only.
problem-parallel = "{ $english }" does not have as many entries as "{ $key }".
    .hint = Give one translation for each text, in the same order.
problem-count = "{ $key }" must be a whole number from 0 to { $most }.
    .hint = Write a whole number without point or comma.
problem-word = The value of "{ $key }" is not known.
    .hint = Choose one of: { $known }.
    .cell = The word "{ $found }" is not known here.
    .cell-hint = { $nearest ->
        [none] Choose one of: { $known }.
       *[other] The most similar is { $nearest }. Choose one of: { $known }.
    }
problem-twice = "{ $code }" is used twice.
    .hint = Give one of them another name.
problem-no-source = There is no [[source]] with the key "{ $name }".
    .hint = Add that source, or use the key of one that exists.
    .cell = There is no source "{ $name }" on the sheet Sumber.
    .cell-hint = { $nearest ->
        [none] Add that source on the sheet Sumber, or use one that exists.
       *[other] The most similar is { $nearest }. Correct this cell, or add that source on the sheet Sumber.
    }
problem-no-node = There is no node "{ $name }" above this line.
    .hint = Write the [[node]] with that code first; parents come before children.
    .cell = There is no node "{ $name }" on the sheet Pohon above what uses it.
    .cell-hint = { $nearest ->
        [none] Add that node on the sheet Pohon; parents stand above their children.
       *[other] The most similar is { $nearest }. Correct this cell, or add that node on the sheet Pohon; parents stand above their children.
    }
problem-no-group = There is no [[group]] "{ $name }".
    .hint = Add that group, or remove the group so that the item is asked once per unit.
    .cell = There is no group "{ $name }" on the sheet Kelompok.
    .cell-hint = { $nearest ->
        [none] Add that group, or empty this cell so that the item is asked once per unit.
       *[other] The most similar is { $nearest }. Correct this cell, or empty it so that the item is asked once per unit.
    }
problem-no-choices = There is no [[choices]] list "{ $name }".
    .hint = Add that list, or write the choices at the item.
    .cell = There is no list of choices "{ $name }" on the sheet Skala.
    .cell-hint = { $nearest ->
        [none] Add that list on the sheet Skala, or write the choices of this item on the sheet Pilihan.
       *[other] The most similar is { $nearest }. Correct this cell, or write the choices of this item on the sheet Pilihan.
    }
problem-none = There is no [[{ $key }]] that can be used.
    .hint = Add at least one.
    .cell = This sheet has no row that can be used.
    .cell-hint = Fill in at least one row; on the sheet Butir at least one item that is scored.
problem-not-positive = "{ $key }" must be above zero.
    .hint = Write a number above zero. An item that is only recorded has scored = false, not a weight of zero.
    .cell-hint = Write a number above zero. An item that is only recorded has "tidak" in the column scored, not a weight of zero.
problem-negative = "{ $key }" must not be below zero.
    .hint = The lowest points are 0.
problem-band-order = This band is not lower than the band above it.
    .hint = Order [[band]] from the highest edge to the lowest, no edge twice.
    .cell-hint = Order the rows of the sheet Rentang from the highest edge to the lowest, no edge twice.
problem-band-above = The edge of this band lies above the highest score, { $maximum }.
    .hint = Lower the edge, or check maximum in [score].
    .cell-hint = Lower the edge, or check score.maximum on the sheet Instrumen.
problem-band-digits = The edge of this band is finer than the rounding of scores, { $digits } decimals.
    .hint = Write the edge with at most { $digits } decimals, because scores are rounded before they are looked up.
problem-band-lowest = The lowest band must hold the lowest possible score, { $lowest }.
    .hint = Lower from of the lowest band to that score and write edge = "inclusive", so that every score has a band.
    .cell-hint = In the last row of the sheet Rentang, lower the column from to that score and write inclusive in the column edge, so that every score has a band.
problem-too-deep = The node "{ $code }" is deeper than the { $levels } levels that have names.
    .hint = Add a name to levels, or move the node up.
    .cell-hint = Add a name to levels on the sheet Instrumen, or move the node up.
problem-too-many-levels = The tree has more than { $most } levels.
    .hint = Use fewer; real instruments seldom have more than four.
problem-too-many-answers = One unit is asked for more than { $most } answers.
    .hint = Check the quota of each group and the number of its items.
problem-too-fine = Its weights and points have too many digits to be computed exactly.
    .hint = Write weights and points with at most four decimals.
problem-mixed = The node "{ $name }" holds other nodes, so it cannot hold items.
    .hint = Put the item on a node at the bottom.
problem-childless = The node "{ $code }" holds nothing.
    .hint = Give it items or nodes, or remove it.
problem-no-points = The item "{ $code }" is scored, but no answer to it gives points.
    .hint = Give its choices points, or write scored = false.
    .cell-hint = Fill in the column points on the sheet Pilihan, or write tidak in the column scored.
problem-forbidden = The item "{ $code }" allows "not applicable", which the instrument's rule forbids.
    .hint = Remove not_applicable from the item, or change the rule not_applicable.
    .cell-hint = Write tidak in this cell, or change rules.not_applicable on the sheet Instrumen.
problem-few-choices = A choice item needs at least two choices.
    .hint = Write choice = [ … ] with two choices or more, or refer to a list with choices.
    .cell-hint = Write two choice rows or more for it on the sheet Pilihan; an item may also use a list of the sheet Skala through the column choices.
problem-steps = Thresholds must be there and rise.
    .hint = Write step = [ … ] from the lowest edge to the highest, no edge twice.
    .cell-hint = Write the thresholds on the sheet Pilihan as step rows, from the lowest edge to the highest, no edge twice.
problem-sum = The weights below "{ $code }" sum to { $actual }, where { $sum } is declared.
    .hint = Check the weights one by one, or correct sum.
    .cell = { $code ->
        [score] The weights of the top nodes on the sheet Pohon sum to { $actual }, where { $sum } is declared.
       *[other] The weights below "{ $code }" sum to { $actual }, where { $sum } is declared.
    }
    .cell-hint = Check the column weight row by row, or correct sum in this cell.

# Variants, groups that follow from a population, and the examples inside an instrument.

problem-extends = This file extends another instrument, but here it must stand alone.
    .hint = Take it in through the list of instruments, which joins the two, or remove extends and complete the file.
problem-no-base = The instrument "{ $id }" that is extended is not in the list of instruments.
    .hint = Check the code at extends; penilai instruments shows the list.
problem-base-circle = The chain of extends by way of "{ $id }" is too long or goes in a circle.
    .hint = Extend an instrument that stands alone.
problem-own-base = This variant has the code of the instrument it extends, "{ $id }".
    .hint = Give the variant a code of its own at id.
problem-omit = What is to be left out is not in a [[{ $key }]] section of the extended instrument.
    .hint = Check its code, or remove this section.
    .cell = What is to be left out is not in the extended instrument.
    .cell-hint = Check its code, or delete this row.
problem-sample = The sampling table must rise with the population.
    .hint = Sort sample from the smallest population up, no population twice.
    .cell-hint = Sort the sample rows on the sheet Pilihan from the smallest population up, no population twice.
problem-population = "{ $name }" is no item that can say how large the population is.
    .hint = Name a number item that is not scored and always asked, once per unit.
problem-case-both = This case gives scores of units and answers as well.
    .hint = Use units for an entity, or fill, subjects and answers for one unit, not both.
problem-case-subjects = The line "{ $line }" does not say how many subjects a group has.
    .hint = Write the code of the group, an equals sign and the number, such as "produk = 3".
problem-case-answer = The line "{ $line }" does not say the answer to an item.
    .hint = Write the code of the item, an equals sign and the answer, such as "A.1 = 2" or "A.1 = 2 3 3".
problem-case-expected = This case does not say clearly what must come out.
    .hint = Fill in score for a final score, or low and high while something is missing.
problem-case-category = The category "{ $category }" is not in the list of [[band]].
    .hint = Use the category of a band.
    .cell = There is no category "{ $category }" on the sheet Rentang.
problem-case-count = The case "{ $code }" gives { $found } answers to item { $item }, which has { $expected } subjects.
    .hint = Give one answer for all subjects, or one for each.
problem-case-unfit = The case "{ $code }" answers item { $item } with "{ $value }", which the item does not know.
    .hint = Use a choice key, a number, ticks separated by |, na, or not_observed.
problem-case = The case "{ $code }" does not hold: it should be { $expected }, it comes to { $found }.
    .hint = Check weights, points and bands, or correct what the case expects. An instrument with a failing case is not used.

# What would take too long or too much memory.

problem-code-long = The code at "{ $key }" is longer than { $most } characters.
    .hint = Write a short code; what it stands for goes into label or text.
problem-too-many = There are more than { $most } sections [[{ $key }]].
    .hint = Use fewer; real instruments have only a few.
    .cell = There are more than { $most } rows of { $key }.
problem-too-many-choices = The choices that items share take more than { $most } MiB in all.
    .hint = Shorten the [[choices]] list, or use it for fewer items.
    .cell-hint = Shorten the list on the sheet Skala, or use it for fewer items.
problem-conditions-effort = The conditions of its items are too much to check whenever a score is computed.
    .hint = Write fewer conditions in relevant_if, above all fewer that look at items with thousands of choices.
problem-case-effort = Up to the case "{ $code }", the cases of this file are too much to compute whenever the instrument is read.
    .hint = Use fewer cases, or fewer subjects in subjects and in the quotas of groups.

# Answer tables (CSV). Every sentence says what is wrong and why; its hint says what to do.

table-too-large = The files are too large: together they exceed { $most } MiB.
    .hint = Split the table into several files, for instance one per entity, and import them one by one.
table-too-many-rows = The table is too long: all files together exceed { $most } rows.
    .hint = Split the table into several files, for instance one per entity, and import them one by one.
table-not-utf8 = The file cannot be read as text because it was not saved in the UTF-8 encoding.
    .hint = Open the table in a spreadsheet, choose Save as, and choose the type "CSV UTF-8".
table-empty = The file is empty: there is no row with the names of the columns.
    .hint = Start from a table exported by this program, or write the names of the columns in the first row.
table-column-missing = The column { $column } is missing; every column must be there, even with nothing in it.
    .hint = Add a column headed { $column } in the first row.
table-column-unknown = Column { $place } is headed "{ $column }", which is not known.
    .hint = Remove the column or correct its heading. Known headings: { $known }.
table-column-twice = The column { $column } is there more than once, so it is unclear which one counts.
    .hint = Keep one column { $column } and remove the others.
table-fields = This row has { $found } fields, but the heading has { $expected }.
    .hint = Check separators and quotation marks in this row. A field that contains the separator must stand in double quotes.
table-control = The column { $column } contains an invisible control character.
    .hint = Delete the content and type it again; do not copy it from another program.
table-too-long = The content of column { $column } is too long: at most { $most } characters.
    .hint = Shorten it.
table-needed = The column { $column } is empty, but every row must name it.
    .hint = Fill in { $column }, or remove this row.
table-entity-type = The type of entity "{ $found }" is not known.
    .hint = Use one of these words: { $known }.
table-follow-up = The follow-up "{ $found }" is not known.
    .hint = Use one of these words: { $known }. Leave it empty where nothing is recorded.
table-entity-differs = The entity with code { $code } is given as "{ $found }" here, but as "{ $before }" in { $file }, line { $line }. A code stands for one entity only.
    .hint = Make both rows agree, or correct the code if another entity is meant.
table-entity-known = The entity with code { $code } is given as "{ $found }" here, but as "{ $before }" in the open round.
    .hint = Check the code. If it is the same entity, make the table agree or change the entity in the program.
table-item-needed = This row has an answer, a subject or a note, but no item code.
    .hint = Fill in the column item, or empty the columns subject, answer and note.
table-item = The item code "{ $code }" does not exist in this instrument.
    .hint = The most similar code is { $nearest }. Check as well that this table is meant for the same instrument.
table-subject-forbidden = Item { $item } is asked only once per unit, but the column subject is filled in.
    .hint = Empty the column subject in this row, or check the item code.
table-subject-needed = Item { $item } is asked of every subject of the group { $group }, but the column subject is empty.
    .hint = Fill in a label in the column subject, such as user-07. Do not write a person's name.
table-choice = "{ $found }" is not a choice of item { $item }.
    .hint = Use one of these keys: { $known }.
table-ticks = "{ $found }" contains a tick that item { $item } does not have.
    .hint = Use these keys, separated by |: { $known }. Write | alone if none is met.
table-number = "{ $found }" is not a number, but item { $item } is answered with a number.
    .hint = Write digits only, without a unit and without thousands separators, such as 12 or 3.5.
table-number-low = The number { $found } is too small for item { $item }: the lowest is { $lowest }.
    .hint = Check the number again.
table-date = "{ $found }" is not a valid date for item { $item }.
    .hint = Write the date as year-month-day, such as 2024-12-31.
table-not-applicable = Item { $item } may not be marked as not applicable under this instrument.
    .hint = Choose one of the answers, or write not_observed with the reason if the item could not be observed.
table-reason = The answer { $state } needs a reason, but the column note is empty.
    .hint = Write the reason in the column note.
table-twice = Item { $item } already has a different answer for the same unit and subject in { $file }, line { $line }.
    .hint = Keep one answer, or give different subject labels if different subjects are meant.
table-more = There are { $count } more problems that are not shown.
    .hint = Correct the problems shown first, then import again.
table-quote-open = A quotation mark opens on this line and is never closed.
    .hint = Close it, or double the quotation marks that are part of the text.
table-quote-inside = There is text behind a closing quotation mark.
    .hint = Double the quotation marks that are part of the text, such as "a ""quoted"" word".
