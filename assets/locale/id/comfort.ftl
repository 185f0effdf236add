# The comfort of the window: size of text, contrast, the tour, what stands where nothing is yet.

comfort-command-contrast = Kontras tinggi
comfort-command-tour = Tur dua menit
comfort-size = Ukuran tampilan sekarang { $percent }%
comfort-contrast-high = Kontras tinggi dinyalakan
comfort-contrast-usual = Kontras tinggi dimatikan
comfort-copy-nothing = Tidak ada jawaban yang berbeda di sana, jadi tidak ada yang disalin. Pilih unit atau responden lain.
comfort-copy-unread = Pilih dahulu dari mana jawaban disalin; tombol ini dapat ditekan setelah jawabannya terbaca.
comfort-outline = Bagian
comfort-outline-close = Tutup daftar bagian
comfort-filters = Saringan, { $on } aktif
