# Forms for KoboToolbox and ODK Collect: what stands in them, and what is said about them.

xlsform-about = { $title }. Instrumen { $id }, revisi { $revision }. Formulir ini tidak menghitung nilai; Penilai menghitungnya dari jawaban.
xlsform-identity = Unit yang dinilai
xlsform-entity-code = Kode instansi, misalnya kode wilayah 18.72
xlsform-entity = Nama instansi
xlsform-entity-type = Jenis instansi
xlsform-province = Provinsi
xlsform-unit = Nama unit layanan
xlsform-type-ministry = Kementerian
xlsform-type-agency = Lembaga
xlsform-type-province = Provinsi
xlsform-type-regency = Kabupaten
xlsform-type-city = Kota
xlsform-type-other = Lainnya
xlsform-required = Isian ini wajib.
xlsform-length = Paling banyak { $most } huruf.
xlsform-answered = Dapat dijawab
xlsform-na = Tidak berlaku
xlsform-not-observed = Tidak teramati
xlsform-state = Apakah butir ini dapat dijawab? { $text }
xlsform-why = Mengapa tidak berlaku atau tidak teramati? { $text }
xlsform-why-length = Tulis alasannya, sedikitnya { $least } huruf.
xlsform-photo = Foto bukti. { $text }
xlsform-evidence = Bukti: { $list }.
xlsform-unit-of = Dalam { $unit }.
xlsform-least = Sedikitnya { $least }.
xlsform-legal = Dasar hukum: { $legal }
xlsform-quota = { $label }: sedikitnya { $quota }.
xlsform-target = { $label }: sasaran { $quota }, tidak mengikat.
xlsform-subject = Pengenal { $subject }
xlsform-subject-example = Misalnya nomor urut. Jangan tulis nama orang.

xlsform-written = Instrumen { $id } ditulis sebagai formulir ke { $file }. Unggah berkas itu ke KoboToolbox atau ODK Central.

why-cell-full = teks pada baris { $name } melebihi 32.767 huruf, batas satu sel
remedy-cell-full = persingkat teks itu dalam berkas instrumen
why-no-workbook = buku kerja tidak dapat disusun ({ $detail })
