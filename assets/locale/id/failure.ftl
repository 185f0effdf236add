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
