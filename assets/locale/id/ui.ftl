# The window.

## Words of several screens (ui-)

ui-provisional-why = Sebagian angka instrumen ini diasumsikan, jadi nilai ini tidak dapat disamakan dengan nilai resmi
ui-example-why = Jawaban dalam ronde ini disusun sebagai contoh dan bukan hasil penilaian yang sebenarnya
ui-add = Tambah
ui-apply = Simpan perubahan
ui-browse = Telusuri…
ui-cancel = Batal
ui-close = Tutup
ui-dismiss = Tutup pemberitahuan
ui-menu = Menu
ui-remove = Hapus
ui-retry = Coba lagi
ui-search = Cari perintah atau unit
ui-stop = Hentikan
ui-round-files = Ronde penilaian
ui-place-units = Unit
ui-place-checklist = Isi
ui-place-results = Hasil
ui-place-ranking = Peringkat
ui-saved = Semua tersimpan
ui-saved-at = Tersimpan { $time }
ui-saving = Menyimpan { $changes }…
ui-unsaved = { $changes } belum tersimpan
ui-close-unsaved = Tutup tanpa menyimpan?
ui-close-anyway = Tutup tanpa menyimpan
ui-export = Ekspor hasil
ui-export-what = { $units } unit yang sudah selesai akan ditulis, masing-masing ke satu berkas hasil
ui-export-folder = Folder tujuan
ui-export-confirm = Ekspor
ui-exported = { $files } berkas hasil telah ditulis dan diperiksa
ui-work-sample = Menyiapkan ronde contoh
ui-work-export = Menulis berkas hasil

## Start and round files (start-)

start-what = Penilaian pelayanan publik di lapangan, tanpa jaringan
start-begin = Mulai
start-new = Ronde baru
start-new-what = Pilih instrumen, lalu tambahkan entitas dan unit layanan
start-open = Buka ronde
start-open-what = Lanjutkan berkas ronde yang sudah ada
start-sample = Coba contoh Kota Metro
start-sample-what = Enam unit layanan dengan jawaban contoh, untuk mengenal program ini
start-sample-name = Contoh Kota Metro
start-sample-path = Tulis contoh ke
start-sample-confirm = Buka contoh
start-recent = Terakhir dibuka
start-recent-none = Ronde yang Anda buka akan tercatat di sini
start-forget = Lupakan { $name }
start-open-path = Lokasi berkas ronde
start-open-confirm = Buka
start-new-title = Judul ronde
start-new-title-missing = Beri judul, misalnya Kota Metro 2024
start-new-year = Tahun penilaian
start-new-year-wrong = Tulis tahun dengan empat angka
start-new-instrument = Instrumen
start-new-file = Simpan ronde di
start-new-confirm = Buat ronde
start-path-missing = Pilih atau ketik lokasinya
start-path-no-folder = Folder ini tidak ada
start-path-exists = Berkas dengan nama ini sudah ada

## Units (units-)

units-title = Unit layanan
units-overview = { $finished } dari { $units } unit selesai
units-overview-final = { $finished } dari { $units } unit selesai; nilai akhir { $verdict }
units-overview-open = { $finished } dari { $units } unit selesai; perkiraan nilai akhir { $verdict }
units-overview-entities = { $finished } dari { $units } unit di { $entities } entitas selesai
units-reading = membaca { $units } unit lagi…
units-search = Cari unit atau entitas
units-filter = Entitas yang ditampilkan
units-all-entities = Semua entitas
units-empty = Belum ada entitas
units-empty-advice = Entitas adalah instansi yang dinilai, misalnya sebuah kota. Tambahkan entitas, lalu unit layanannya.
units-no-match = Tidak ada yang cocok
units-no-match-advice = Ubah kata pencarian atau tampilkan semua entitas.
units-column-unit = Unit
units-column-progress = Kemajuan
units-column-score = Nilai
units-column-zone = Zona
units-column-state = Keadaan
units-count = { $units } unit
units-progress-of = Kemajuan { $name }
units-interval-why = Belum lengkap; nilai akhir akan berada di antara kedua angka ini
units-zone-open = { $low } s.d. { $high }
units-state-reading = Dibaca…
units-state-untouched = Belum dimulai
units-state-open = Berjalan
units-state-finished = Selesai
units-menu = Tindakan untuk { $name }
units-show-entity = Lihat hasil entitas
units-show-checklist = Isi
units-show-results = Lihat hasil
units-edit-entity-ask = Ubah entitas…
units-edit-unit-ask = Ganti nama…
units-export-why-not = Hanya unit yang sudah selesai yang dapat diekspor
units-remove-entity-why-not = Hapus unit-unitnya terlebih dahulu
units-remove-unit-why-not = Unit ini sudah berisi jawaban
units-add-entity = Tambah entitas
units-edit-entity = Ubah entitas
units-entity-name = Nama entitas
units-entity-name-missing = Tulis nama entitas
units-entity-code = Kode
units-entity-code-missing = Tulis kode, misalnya kode wilayah 18.72
units-entity-code-taken = Kode ini sudah dipakai entitas lain
units-entity-kind = Jenis
units-entity-province = Provinsi
units-entity-province-missing = Tulis provinsinya; entitas diperingkat juga di dalam provinsi
units-kind-ministry = Kementerian
units-kind-agency = Lembaga
units-kind-province = Provinsi
units-kind-regency = Kabupaten
units-kind-city = Kota
units-kind-other = Lainnya
units-add-unit = Tambah unit layanan
units-edit-unit = Ganti nama unit
units-unit-entity = Entitas
units-unit-name = Nama unit layanan
units-unit-name-missing = Tulis nama unit layanan
units-unit-name-taken = Entitas ini sudah memiliki unit dengan nama itu
units-step-add-entity = tambah { $name }
units-step-edit-entity = ubah { $name }
units-step-add-unit = tambah { $name }
units-step-edit-unit = ganti nama menjadi { $name }
units-step-remove = hapus { $name }

## Ranking (rank-)

rank-title = Peringkat
rank-overview = { $finished } dari { $entities } entitas sudah memiliki nilai akhir; yang belum lengkap tidak diperingkat
rank-column-rank = Peringkat
rank-column-entity = Entitas
rank-column-class = Kelompok
rank-column-in-class = Dalam kelompok
rank-column-in-province = Dalam provinsi
rank-column-score = Nilai
rank-column-zone = Zona
rank-nothing = Tidak ada nilai

## Commands (command-)

command-group-round = Ronde
command-group-edit = Ubah
command-group-go = Pindah
command-group-view = Tampilan
command-new = Ronde baru…
command-open = Buka ronde…
command-sample = Coba contoh…
command-export = Ekspor hasil…
command-close = Tutup ronde
command-quit = Keluar
command-undo = Urungkan
command-redo = Ulangi
command-step = { $command }: { $step }
command-add-entity = Tambah entitas…
command-add-unit = Tambah unit…
command-units = Daftar unit
command-checklist = Isi lembar unit
command-results = Hasil unit
command-ranking = Peringkat entitas
command-next-unit = Unit berikutnya
command-previous-unit = Unit sebelumnya
command-palette = Cari perintah atau unit
command-language = Ganti bahasa
command-theme-system = Tema mengikuti sistem
command-theme-light = Tema terang
command-theme-dark = Tema gelap
command-zoom-in = Perbesar tampilan
command-zoom-out = Perkecil tampilan
command-zoom-reset = Ukuran tampilan semula
command-help = Pintasan papan ketik

## Help (help-)

help-screen = Di dalam layar
help-key-arrows = Panah atas dan bawah
help-arrows = Pindah baris
help-key-enter = Enter
help-enter = Buka baris yang dipilih
help-key-slash = /
help-slash = Cari di layar ini
help-key-escape = Esc
help-escape = Tutup dialog atau tinggalkan isian
