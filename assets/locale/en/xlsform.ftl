# Forms for KoboToolbox and ODK Collect: what stands in them, and what is said about them.

xlsform-about = { $title }. Instrument { $id }, revision { $revision }. This form computes no score; Penilai does, from the answers.
xlsform-identity = The unit assessed
xlsform-entity-code = Code of the entity, such as the region code 18.72
xlsform-entity = Name of the entity
xlsform-entity-type = Type of entity
xlsform-province = Province
xlsform-unit = Name of the service unit
xlsform-type-ministry = Ministry
xlsform-type-agency = Agency
xlsform-type-province = Province
xlsform-type-regency = Regency
xlsform-type-city = City
xlsform-type-other = Other
xlsform-required = This field is obligatory.
xlsform-length = At most { $most } characters.
xlsform-answered = Can be answered
xlsform-na = Not applicable
xlsform-not-observed = Not observed
xlsform-state = Can this item be answered? { $text }
xlsform-why = Why does it not apply, or why was it not observed? { $text }
xlsform-why-length = Write the reason, at least { $least } characters.
xlsform-photo = Photo of the proof. { $text }
xlsform-evidence = Proof: { $list }.
xlsform-unit-of = In { $unit }.
xlsform-least = At least { $least }.
xlsform-legal = Legal base: { $legal }
xlsform-quota = { $label }: at least { $quota }.
xlsform-target = { $label }: a target of { $quota }, not binding.
xlsform-sample = { $label }: how many follows from the answer to this question: { $item }
xlsform-subject = Label of this respondent or sample ({ $subject })
xlsform-subject-example = Such as a running number. Write no person's name.

xlsform-written = The instrument { $id } is in { $file } as a form. Upload that file to KoboToolbox or ODK Central.

why-cell-full = the text of row { $name } is longer than 32,767 characters, the most a cell can hold
remedy-cell-full = shorten that text in the instrument file
why-no-workbook = the workbook cannot be put together ({ $detail })

# Reading a form: what becomes of it, what is left out, what is wrong with it.

xlsform-assumed = Read from an XLSForm. Equal weights, points by the name or place of the choices, numbers of respondents, and one band for all scores are assumed; replace them with numbers that have a source.
xlsform-issuer = Not decided yet
xlsform-level = Level { $depth }
xlsform-item = Item
xlsform-band = Not decided yet
xlsform-general = General
xlsform-number = units
xlsform-rule = The answer must satisfy: { $expression }
xlsform-unevaluated-text = Not evaluated ({ $column }): { $expression }

xlsform-unevaluated = The expression { $expression } is not evaluated; it is kept as text in the guidance of item { $code } ({ $column }).
xlsform-changed = Item { $code } is no longer what it was: its text, choices or points differ.
xlsform-no-quota = The number of "{ $name }" is not fixed; a target of 1, not binding, is used.
xlsform-lowest = The thresholds of item { $code } are not written; the lowest number accepted is { $lowest }.
xlsform-key-changed = The choice named "{ $name }" becomes "{ $key }", because keys hold only letters, digits, dots, hyphens and underscores.
xlsform-dropped-calculation = "{ $name }" ({ $type }) was not read: Penilai computes the scores.
xlsform-dropped-note = "{ $name }" ({ $type }) was not read: it is only shown.
xlsform-dropped-metadata = "{ $name }" ({ $type }) was not read: the form's application records it.
xlsform-dropped-media = "{ $name }" ({ $type }) was not read: an instrument asks for no files.
xlsform-dropped-type = "{ $name }" was not read: an instrument has nothing like the type { $type }.
xlsform-dropped-nested = "{ $name }" and what it holds was not read: an instrument has no repeats within repeats.
xlsform-dropped-few = "{ $name }" was not read: it has fewer than two choices.
xlsform-dropped-other = The other choice of "{ $name }" (or_other) was not read.
xlsform-dropped-empty = The group "{ $name }" holds no question that could be read.
xlsform-dropped-column = The column "{ $name }" was not read.
xlsform-dropped-sheet = This sheet was not read.

xlsform-problem-type = The type "{ $type }" is not known.
    .hint = Use a type of XLSForm, such as select_one, integer, text or begin_group.
xlsform-problem-no-type = This row does not say its type.
    .hint = Fill in the column type, or clear this row.
xlsform-problem-no-name = This row has no name.
    .hint = Fill in the column name.
xlsform-problem-name = The name "{ $name }" cannot be used.
    .hint = Begin with a letter or an underscore, then letters, digits, underscores, hyphens or dots, without spaces.
xlsform-problem-twice = The name "{ $name }" is already used in the same group.
    .hint = Give it another name.
xlsform-problem-list = There is no list of choices "{ $list }".
    .hint = Write its choices on the sheet choices, or correct the list's name.
xlsform-problem-choice-list = This choice does not say its list.
    .hint = Fill in the column list_name.
xlsform-problem-choice-name = A choice of the list "{ $list }" has no name.
    .hint = Fill in the column name.
xlsform-problem-choice-twice = The name "{ $name }" is in the list "{ $list }" twice.
    .hint = Give one of them another name.
xlsform-problem-choice-space = The name "{ $name }" has a space, but is used in select_multiple.
    .hint = Put an underscore in place of the space.
xlsform-problem-end = This row closes no open group or repeat.
    .hint = Remove this row, or add the begin_group or begin_repeat that belongs to it.
xlsform-problem-open = This group or repeat is not closed.
    .hint = Add the end_group or end_repeat that belongs to it.
xlsform-problem-deep = Groups and repeats stand within each other more than { $most } levels deep.
    .hint = Use fewer levels; what is within was not read.
xlsform-problem-many = All questions together have more than { $most } choices.
    .hint = Shorten the list of choices that many questions use, or divide the form.
xlsform-problem-nothing = This form has no question that could be scored.
    .hint = An instrument needs at least one select_one, select_multiple or number question.

