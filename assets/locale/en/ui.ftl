# Sentences: ui
