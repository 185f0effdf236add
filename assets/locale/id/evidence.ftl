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
