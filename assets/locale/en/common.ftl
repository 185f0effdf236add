# Sentences: common
