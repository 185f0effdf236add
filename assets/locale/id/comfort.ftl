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
comfort-more-filters = Saringan lain ({ $on })
comfort-tour-what = Mencoba yang terpenting pada contoh, langkah demi langkah
comfort-show-all-units = Tampilkan semua unit
comfort-rank-none = Belum ada instansi dengan nilai akhir. Lengkapi isian unit-unitnya, dan peringkatnya muncul di sini.
comfort-results-none = Belum ada jawaban. Tekan Isi daftar periksa atau Ctrl+2 untuk mulai mengisi; hasilnya muncul di sini.
comfort-search-clear = Kosongkan pencarian

## The two-minute tour (tour-)

tour-place = Tur dua menit, langkah { $at } dari { $of }
tour-waiting = menunggu Anda mencobanya
tour-done = Sudah Anda lakukan
tour-next = Langkah berikutnya
tour-pass-over = Lewati
tour-finish = Selesai
tour-back = Kembali
tour-leave = Tinggalkan
tour-offer = Baru pertama kali di sini? Tur singkat ini mengajak Anda mencoba semuanya pada contoh, lalu mengembalikannya seperti semula.
tour-over = Tur selesai. Yang Anda coba pada contoh sudah dikembalikan seperti semula.
tour-open = Pilih sebuah unit dengan panah, lalu tekan Enter untuk membuka lembar isiannya. Ctrl+2 juga membukanya.
tour-answer = Tekan angka di depan pilihan lain, misalnya 2, untuk mengganti jawaban butir ini. Jawaban langsung tersimpan, jadi tidak ada tombol simpan.
tour-note = Tekan Enter untuk menulis catatan, lalu tulis apa yang Anda lihat. Esc membawa Anda kembali ke butirnya.
tour-reason = Tekan O bila tidak teramati, atau N bila butirnya tidak berlaku, lalu tulis alasannya. Enter menyimpannya.
tour-clear = Tekan Backspace pada butir yang berisi untuk menghapus jawabannya. Setelah itu pindahlah ke butir lain dengan panah bawah.
tour-missing = Tekan G untuk langsung menuju jawaban yang masih kurang. Tombol Berikutnya di kaki layar melakukan hal yang sama.
tour-filter = Tekan Alt+1 untuk menampilkan hanya butir yang belum dijawab. Tekan sekali lagi untuk melihat semuanya.
tour-score = Tekan Ctrl+3 untuk melihat hasil unit ini. Di sana tertulis nilainya, zonanya, dan alasan setiap angka.
tour-export = Tekan Ctrl+E untuk mengekspor hasil, lalu Esc untuk menutup pertanyaannya tanpa menulis apa pun. Hasil unit yang lengkap menjadi berkas yang dapat diperiksa siapa saja.
