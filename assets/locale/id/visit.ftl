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

## Visits

step-begin-visit = mulai kunjungan
step-end-visit = akhiri kunjungan
command-begin-visit = Mulai kunjungan
command-end-visit = Akhiri kunjungan
visit-since = { $number ->
    [1] Kunjungan sejak { $time }
   *[other] Kunjungan ke-{ $number } sejak { $time }
}
visit-over = { $count ->
    [1] Kunjungan { $hours } jam { $minutes } menit
   *[other] { $count } kunjungan, { $hours } jam { $minutes } menit
}
visit-already = Kunjungan ke unit ini sudah dimulai. Akhiri dahulu sebelum memulai yang lain.
visit-none = Tidak ada kunjungan yang sedang berjalan di unit ini. Mulai kunjungan terlebih dahulu.
visit-leave = Akhiri kunjungan?
visit-leave-why = Di { $unit } masih ada yang kurang. Setelah pergi dari lokasi, ini sulit dilengkapi.
visit-stay = Lanjutkan kunjungan
visit-leave-anyway = Tetap akhiri
