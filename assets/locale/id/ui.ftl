# Sentences: ui

## Words of several screens

ui-provisional-why = Sebagian angka instrumen ini diasumsikan, jadi nilai ini tidak dapat disamakan dengan nilai resmi
