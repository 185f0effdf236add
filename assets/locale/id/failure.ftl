# Sentences: failure

failure-sentence = { $what }: { $why }.
failure-advice = Saran: { $remedy }.
failure-said = { $detail }

## Round files

failure-opening = Tidak dapat membuka { $file }
failure-opening-remedy = periksa lokasi berkas dan pastikan berkas itu tidak sedang dibuka di tempat lain
failure-creating = Tidak dapat membuat { $file }
failure-creating-remedy = pilih nama atau folder lain
failure-reading = Sebagian jawaban tidak dapat dibaca
failure-reading-remedy = jangan mengisi unit itu sebelum berkas dipulihkan dari cadangan; unit lain tetap dapat dipakai
failure-saving = Perubahan terakhir belum tersimpan
failure-saving-remedy = atasi penyebabnya, lalu tekan Coba lagi; isian Anda tetap ada di layar

## Changes that are refused

failure-applying = Perubahan tidak dapat dilakukan
refusal-no-entity = entitasnya sudah tidak ada
refusal-no-unit = unitnya sudah tidak ada
refusal-no-subject = respondennya sudah tidak ada
refusal-gone-remedy = mungkin sudah dihapus; urungkan penghapusan itu terlebih dahulu
refusal-in-use = masih ada isian yang bergantung padanya
refusal-in-use-remedy = hapus isinya terlebih dahulu
refusal-name-taken = nama atau kode itu sudah dipakai
refusal-name-taken-remedy = pilih nama atau kode lain
refusal-not-loaded = jawaban unit itu belum selesai dibaca
refusal-not-loaded-remedy = tunggu sebentar, lalu ulangi

## The window

failure-settings = Pengaturan program tidak dapat dibaca
failure-settings-remedy = pengaturan lama disisihkan sebagai berkas .bak; atur kembali bahasa dan tema bila perlu
failure-settings-write = Pengaturan program tidak dapat disimpan
failure-settings-write-remedy = isian Anda tidak terpengaruh; periksa izin folder pengaturan
failure-export = Tidak ada yang dapat diekspor
failure-export-none = belum ada unit yang selesai di daftar ini
failure-export-none-remedy = lengkapi jawaban sebuah unit terlebih dahulu
failure-thread = Pekerjaan tidak dapat dimulai
failure-thread-remedy = tutup program lain, lalu ulangi
failure-lost = Pekerjaan berhenti sebelum selesai
failure-lost-why = terjadi kesalahan di dalam program
failure-lost-remedy = ulangi; bila terjadi lagi, laporkan kepada pengelola program
failure-window = Jendela tidak dapat dibuka
failure-no-display = tidak ada layar yang dapat dipakai
failure-no-graphics = penggerak grafis di komputer ini tidak dapat dipakai
failure-window-remedy = pakai perintah baris; jalankan penilai --help untuk melihat daftarnya
