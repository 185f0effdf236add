# Sentences: cli
