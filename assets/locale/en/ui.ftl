# The window.

## Words of several screens (ui-)

ui-provisional-why = Some of this instrument's numbers are assumed, so this score cannot be equated with an official one
ui-example-why = The answers of this round were made up as an example and are not the result of an assessment
ui-add = Add
ui-apply = Save changes
ui-browse = Browse…
ui-cancel = Cancel
ui-close = Close
ui-dismiss = Dismiss notice
ui-dismiss-all = Dismiss all
ui-dismiss-more = { $count } more notices are waiting
ui-menu = Menu
ui-remove = Remove
ui-retry = Try again
ui-search = Search commands or units
ui-stop = Stop
ui-round-files = Assessment rounds
ui-place-units = Units
ui-place-checklist = Fill in
ui-place-results = Results
ui-place-ranking = Ranking
ui-saved = All saved
ui-saved-at = Saved { $time }
ui-saving = Saving { $changes }…
ui-unsaved = { $changes } not saved
ui-close-unsaved = Close without saving?
ui-close-anyway = Close without saving
ui-export = Export results
ui-export-what = { $units ->
    [one] One finished unit
   *[other] { $units } finished units
} will be written, each to one result file
ui-export-folder = Destination folder
ui-export-confirm = Export
ui-exported = { $files ->
    [one] One result file has
   *[other] { $files } result files have
} been written and checked
ui-work-sample = Preparing the sample round
ui-work-export = Writing result files

## Start and round files (start-)

start-what = Assessment of public services in the field, without a network
start-begin = Begin
start-new = New round
start-new-what = Choose an instrument, then add entities and service units
start-open = Open round
start-open-what = Go on with a round file you have
start-sample = Try the sample of Kota Metro
start-sample-what = Six service units with sample answers, to get to know the program
start-sample-name = Sample Kota Metro
start-sample-path = Write the sample to
start-sample-confirm = Open sample
start-recent = Opened lately
start-recent-none = Rounds that you open will be listed here
start-forget = Forget { $name }
start-open-path = Location of the round file
start-open-confirm = Open
start-new-title = Title of the round
start-new-title-missing = Give it a title, such as Kota Metro 2024
start-new-year = Year of assessment
start-new-year-wrong = Write the year with four digits
start-new-instrument = Instrument
start-new-file = Save the round to
start-new-confirm = Create round
start-path-missing = Choose or type the location
start-path-no-folder = This folder does not exist
start-path-exists = A file of this name exists already

## Units (units-)

units-title = Service units
units-overview = { $finished } of { $units } units finished
units-overview-final = { $finished } of { $units } units finished; final score { $verdict }
units-overview-open = { $finished } of { $units } units finished; the final score will be { $verdict }
units-overview-entities = { $finished } of { $units } units in { $entities } entities finished
units-reading = reading { $units ->
    [one] one more unit
   *[other] { $units } more units
}…
units-search = Search units or entities
units-filter = Entities shown
units-all-entities = All entities
units-empty = No entities yet
units-empty-advice = An entity is a body that is assessed, such as a city. Add an entity, then its service units.
units-no-match = Nothing matches
units-no-match-advice = Change the search or show all entities.
units-column-unit = Unit
units-column-progress = Progress
units-column-score = Score
units-column-zone = Zone
units-column-state = State
units-count = { $units ->
    [one] one unit
   *[other] { $units } units
}
units-progress-of = Progress of { $name }
units-interval-why = Not complete yet; the final score will lie between these two numbers
units-zone-open = { $low } to { $high }
units-state-reading = Reading…
units-state-untouched = Not started
units-state-open = Under way
units-state-finished = Finished
units-menu = Actions for { $name }
units-show-entity = Show the entity's results
units-show-checklist = Fill in
units-show-results = Show results
units-edit-entity-ask = Edit entity…
units-edit-unit-ask = Rename…
units-export-why-not = Only finished units can be exported
units-remove-entity-why-not = Remove its units first
units-remove-unit-why-not = This unit has answers
units-add-entity = Add entity
units-edit-entity = Edit entity
units-entity-name = Name of the entity
units-entity-name-missing = Write the name of the entity
units-entity-code = Code
units-entity-code-missing = Write a code, such as the area code 18.72
units-entity-code-taken = Another entity has this code
units-entity-kind = Kind
units-entity-province = Province
units-entity-province-missing = Write the province; entities are ranked within it too
units-follow-up = Follow-up of oversight products
units-follow-up-done = Done
units-follow-up-open = Not yet
units-follow-up-unknown = Not recorded
units-follow-up-why = Has the entity followed up the corrective actions, advice or recommendations of the overseer? The score stays the same; only its label gains words where the instrument says so.
units-kind-ministry = Ministry
units-kind-agency = Agency
units-kind-province = Province
units-kind-regency = Regency
units-kind-city = City
units-kind-other = Other
units-add-unit = Add service unit
units-edit-unit = Rename unit
units-unit-entity = Entity
units-unit-name = Name of the service unit
units-unit-name-missing = Write the name of the service unit
units-unit-name-taken = This entity has a unit of that name already
units-step-add-entity = add { $name }
units-step-edit-entity = edit { $name }
units-step-add-unit = add { $name }
units-step-edit-unit = rename to { $name }
units-step-remove = remove { $name }

## Ranking (rank-)

rank-title = Ranking
rank-overview = { $finished } of { $entities } entities have a final score; those not complete are not ranked
rank-column-rank = Rank
rank-column-entity = Entity
rank-column-class = Class
rank-column-in-class = In class
rank-column-in-province = In province
rank-column-score = Score
rank-column-zone = Zone
rank-nothing = No score

## Commands (command-)

command-group-round = Round
command-group-edit = Edit
command-group-go = Go
command-group-view = View
command-new = New round…
command-open = Open round…
command-sample = Try the sample…
command-export = Export results…
command-revise = Change the instrument's revision…
command-close = Close round
command-quit = Quit
command-undo = Undo
command-redo = Redo
command-step = { $command }: { $step }
command-add-entity = Add entity…
command-add-unit = Add unit…
command-units = List of units
command-checklist = Fill in the unit
command-results = Results of the unit
command-ranking = Ranking of entities
command-next-unit = Next unit
command-previous-unit = Previous unit
command-palette = Search commands or units
command-language = Change language
command-theme-system = Theme of the system
command-theme-light = Light theme
command-theme-dark = Dark theme
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Usual size
command-help = Keyboard shortcuts

## Help (help-)

help-tables = In tables
help-checklist = In the checklist
help-key-up = Up
help-key-down = Down
help-key-left = Left
help-key-right = Right
help-key-enter = Enter
help-key-slash = /
help-key-escape = Esc
help-key-digit = 0 … 9
help-key-n = N
help-key-o = O
help-key-a = A
help-key-b = B
help-key-g = G
help-key-h = H
help-key-backspace = Backspace
help-key-page-up = PageUp
help-key-page-down = PageDown
help-rows = Go to another row
help-open-row = Open the selected row
help-search = Search in this screen
help-answer = Choose the answer of an item
help-not-applicable = Mark as not applicable
help-not-observed = Mark as not observed
help-confirm = Confirm an answer that is to be read again
help-clear = Clear the answer
help-note = Write a note
help-items = Go to another item; J and K too
help-subjects = Go to another respondent
help-add-subject = Add a respondent
help-sections = Go to another section
help-next-missing = Go to the next answer that is missing
help-guidance = Show or close the guidance
help-escape = Close a dialog or leave a field
results-printed = Printed as { $printed }
