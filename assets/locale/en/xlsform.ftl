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
xlsform-subject = Label of this respondent or sample ({ $subject })
xlsform-subject-example = Such as a running number. Write no person's name.

xlsform-written = The instrument { $id } is in { $file } as a form. Upload that file to KoboToolbox or ODK Central.

why-cell-full = the text of row { $name } is longer than 32,767 characters, the most a cell can hold
remedy-cell-full = shorten that text in the instrument file
why-no-workbook = the workbook cannot be put together ({ $detail })
