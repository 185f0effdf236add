# Visits: what is still lacking, visit times, interviews, entry from paper, gentle notices.

## What is lacking

lacking-answers = { $count } jawaban
lacking-subjects = { $count } { $group }
lacking-findings = { $count } temuan
lacking-evidence = { $count } bukti
board-name = Kelengkapan kunjungan
board-evidence = Bukti { $given }/{ $wanted }
board-met = { $quota }, terpenuhi
board-unmet = { $quota }, belum terpenuhi
board-lacking = Masih kurang: { $what }
board-complete = Boleh meninggalkan lokasi
board-first = Ke yang pertama masih kurang
board-evidence-wanted = Butir ini meminta bukti. Tambahkan foto atau dokumennya sebelum meninggalkan lokasi.
