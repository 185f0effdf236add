# What can be wrong with an instrument file. The sentence says what; its hint says what to do.

problem-line = line { $line }

problem-syntax = This file is not valid TOML: { $detail }
    .hint = Mend the spelling on this line. Texts stand in quotation marks, lists in square brackets.
problem-too-long = The instrument file is larger than { $most } MiB.
    .hint = Make sure that the file chosen is an instrument and not an attachment or a backup.
problem-missing = The key "{ $key }" is missing.
    .hint = Add { $key } to this section.
problem-empty = The key "{ $key }" is empty.
    .hint = Write its text, or remove the key where it is not required.
problem-unknown-key = The key "{ $key }" is not known.
    .hint = Check its spelling. Unknown keys are never ignored.
problem-wrong-type = "{ $key }" must be { $expected ->
        [text] a text in quotation marks
        [text-list] a list of texts
        [flag] true or false
        [number] a plain decimal number such as 21.85
        [table] one section [{ $key }]
       *[tables] a list of sections [[{ $key }]]
    }.
    .hint = Write it in that form.
problem-code = The code "{ $code }" has a character that codes cannot have.
    .hint = Use letters, digits, dots, hyphens and underscores only.
problem-parallel = "{ $english }" does not have as many entries as "{ $key }".
    .hint = Give one translation for each text, in the same order.
problem-count = "{ $key }" must be a whole number from 0 to { $most }.
    .hint = Write a whole number without point or comma.
problem-word = The value of "{ $key }" is not known.
    .hint = Choose one of: { $known }.
problem-twice = "{ $code }" is used twice.
    .hint = Give one of them another name.
problem-no-source = There is no [[source]] with the key "{ $name }".
    .hint = Add that source, or use the key of one that exists.
problem-no-node = There is no node "{ $name }" above this line.
    .hint = Write the [[node]] with that code first; parents come before children.
problem-no-group = There is no [[group]] "{ $name }".
    .hint = Add that group, or remove the group so that the item is asked once per unit.
problem-no-choices = There is no [[choices]] list "{ $name }".
    .hint = Add that list, or write the choices at the item.
problem-none = There is no [[{ $key }]] that can be used.
    .hint = Add at least one.
problem-not-positive = "{ $key }" must be above zero.
    .hint = Write a number above zero. An item that is only recorded has scored = false, not a weight of zero.
problem-negative = "{ $key }" must not be below zero.
    .hint = The lowest points are 0.
problem-band-order = This band is not lower than the band above it.
    .hint = Order [[band]] from the highest edge to the lowest, no edge twice.
problem-band-above = The edge of this band lies above the highest score, { $maximum }.
    .hint = Lower the edge, or check maximum in [score].
problem-band-digits = The edge of this band is finer than the rounding of scores, { $digits } decimals.
    .hint = Write the edge with at most { $digits } decimals, because scores are rounded before they are looked up.
problem-band-lowest = The lowest band must start at 0 and include it.
    .hint = Add a lowest band with from = 0 and edge = "inclusive", so that every score has a band.
problem-too-deep = The node "{ $code }" is deeper than the { $levels } levels that have names.
    .hint = Add a name to levels, or move the node up.
problem-mixed = The node "{ $name }" holds other nodes, so it cannot hold items.
    .hint = Put the item on a node at the bottom.
problem-childless = The node "{ $code }" holds nothing.
    .hint = Give it items or nodes, or remove it.
problem-no-points = The item "{ $code }" is scored, but no answer to it gives points.
    .hint = Give its choices points, or write scored = false.
problem-forbidden = The item "{ $code }" allows "not applicable", which the instrument's rule forbids.
    .hint = Remove not_applicable from the item, or change the rule not_applicable.
problem-few-choices = A choice item needs at least two choices.
    .hint = Write choice = [ … ] with two choices or more, or refer to a list with choices.
problem-steps = Thresholds must be there and rise.
    .hint = Write step = [ … ] from the lowest edge to the highest, no edge twice.
problem-sum = The weights below "{ $code }" sum to { $actual }, where { $sum } is declared.
    .hint = Check the weights one by one, or correct sum.
