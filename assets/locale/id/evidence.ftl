# Bukti: photos and documents beside an item, and why a file is not taken (evidence-).

failure-evidence = { $file } tidak diambil
why-evidence-empty = berkasnya kosong
why-evidence-unknown = bukan foto JPEG, PNG, atau WebP, dan bukan PDF
remedy-evidence-unknown = simpan sebagai foto JPEG atau sebagai PDF, lalu ambil lagi
why-evidence-video = itu video
remedy-evidence-video = ambil tangkapan layar bagian yang membuktikan, lalu ambil fotonya
why-evidence-heic = itu foto HEIC, yang belum dapat dibuka di semua komputer
remedy-evidence-heic = di iPhone pilih Pengaturan, Kamera, Format, Paling Kompatibel, atau kirim foto itu sebagai JPEG
why-evidence-large = ukurannya lebih dari { $most } MB
remedy-evidence-large-pdf = kecilkan atau bagi PDF itu, atau cukup ambil halaman yang membuktikan
why-evidence-pixels = fotonya terlalu besar ({ $width } × { $height } piksel)
remedy-evidence-pixels = pilih resolusi kamera yang lebih kecil, atau kecilkan foto itu; 12 megapiksel sudah lebih dari cukup
why-evidence-incomplete = bagian akhirnya tidak ada
why-evidence-damaged = isinya rusak ({ $detail })
remedy-evidence-copy = salin berkas itu sekali lagi dari ponsel atau kamera, lalu ambil lagi
why-evidence-active = PDF itu dapat menjalankan sesuatu atau membawa berkas lain (/{ $name })
remedy-evidence-print = buka PDF itu dan cetak ke PDF baru, lalu ambil yang baru
why-evidence-locked = PDF itu dikunci dengan kata sandi
remedy-evidence-locked = minta PDF tanpa kata sandi, atau cetak ke PDF baru, lalu ambil yang baru
why-evidence-obscure = isi PDF itu tidak dapat diperiksa
failure-evidence-nowhere = Bukti belum diambil
why-evidence-nowhere = belum ada butir yang dipilih
remedy-evidence-nowhere = buka isian sebuah unit dan pilih butirnya, lalu jatuhkan, tempel, atau pilih lagi berkasnya

command-add-evidence = Tambah bukti…
command-watch-folder = Amati folder foto…

evidence-work = Mengolah bukti
evidence-drop = Lepaskan untuk menambah bukti
evidence-pasted = Gambar tempelan
evidence-add = Bukti…
evidence-ask = Tambah bukti
evidence-ask-what = Pilih foto atau PDF untuk butir { $item }. Berkas juga dapat dijatuhkan ke jendela ini, dan gambar ditempel dengan Ctrl+V. Foto dikecilkan, dan lokasi dari kamera tidak ikut disimpan.
evidence-path = Lokasi berkas
evidence-confirm = Ambil
evidence-files = Foto dan PDF
evidence-watch = Amati folder foto
evidence-watch-what = Foto baru di folder ini langsung menjadi bukti butir yang sedang dipilih. Foto yang sudah ada di sana tidak ikut.
evidence-watch-path = Folder tempat foto disalin dari ponsel
evidence-watch-confirm = Amati
evidence-watch-begun = Folder { $folder } diamati. Foto baru di sana menjadi bukti butir yang sedang dipilih.
evidence-watch-stop = Berhenti mengamati
evidence-watch-over = Folder { $folder } tidak lagi diamati.
evidence-watching = Foto baru di { $folder } masuk ke butir yang dipilih

step-evidence = { $count ->
    [1] tambah satu bukti untuk { $item }
   *[other] tambah { $count } bukti untuk { $item }
}
step-evidence-removed = hapus bukti { $name }
step-evidence-linked = kaitkan bukti ke { $item }
step-evidence-unlinked = lepas bukti dari { $item }
step-caption = ubah keterangan { $name }

evidence-title = Bukti { $item }, { $at } dari { $of }
evidence-photo = Foto { $name }
evidence-document = Dokumen { $name }
evidence-place = bukti { $at } dari { $of } untuk { $item }
evidence-coming = Membuka foto
evidence-missing = Berkas tidak ada di penilaian ini
evidence-broken = Berkas tidak dapat dibuka
evidence-pdf-shown = Dokumen PDF, disimpan apa adanya
evidence-previous = Bukti sebelumnya
evidence-next = Bukti berikutnya
evidence-closer = Perbesar foto
evidence-farther = Perkecil foto
evidence-whole = Tampilkan seluruh foto
evidence-caption = Keterangan
evidence-taken = Diambil { $time } menurut kamera
evidence-taken-unknown = Waktu pengambilan tidak tercatat
evidence-size = { $width } × { $height } piksel, { $kib } KB
evidence-bytes = { $kib } KB
evidence-file = Berkas { $name }
evidence-is-covered = Disamarkan. Sebagian foto ini sudah ditutup untuk selamanya.
evidence-is-covered-short = disamarkan
evidence-alike = Mirip foto di { $unit }
evidence-items = Membuktikan
evidence-link = Kaitkan ke butir lain
evidence-link-none = Tidak ada butir lain dengan kode atau kata itu
evidence-unlink = Lepas dari { $item }
evidence-remove = Hapus bukti

evidence-cover = Samarkan sebagian…
evidence-cover-title = Samarkan sebagian foto
evidence-cover-warning = Bagian yang ditutup dihapus untuk selamanya dari salinan ini dan tidak dapat diurungkan. Foto asli di ponsel tidak berubah.
evidence-cover-box = Kotak
evidence-cover-brush = Kuas
evidence-cover-keys = Seret di atas foto. Dengan papan ketik, panah memindahkan bingkai, Shift dan panah mengubah ukurannya, Enter menutup isinya, Backspace membatalkan yang terakhir.
evidence-cover-parts = { $parts ->
    [0] Belum ada bagian yang dipilih
    [1] Satu bagian dipilih
   *[other] { $parts } bagian dipilih
}
evidence-cover-back = Batalkan bagian terakhir
evidence-cover-frame = Tutup isi bingkai
evidence-cover-work = Menyamarkan foto
evidence-cover-confirm = Tutup untuk selamanya
evidence-covered = Foto disamarkan. Bagian yang ditutup tidak ada lagi di penilaian ini.
failure-cover = Foto belum disamarkan
why-evidence-missing = berkasnya tidak ada di penilaian ini
remedy-evidence-missing = ambil lagi fotonya dari ponsel atau kamera

help-key-p = P
help-key-v = V
help-evidence = Tambah bukti
help-evidence-shown = Lihat bukti butir

evidence-save = Simpan salinan…
evidence-save-path = Simpan salinan di
evidence-save-confirm = Simpan
evidence-saved = Salinan disimpan: { $file }
failure-evidence-save = Salinan belum disimpan
