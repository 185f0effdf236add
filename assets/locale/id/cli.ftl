# What the command line says beside results.

cli-output-failed = Keluaran tidak dapat ditulis: { $detail }.
cli-check-sound = { $file }: instrumen { $id } sah, { $items } butir dinilai, { $status } ({ $assumed } angka diasumsikan).
cli-items = { $count } butir
cli-quota-binding = { $group }: sedikitnya { $quota }
cli-quota-reminding = { $group }: { $quota }, tidak mengikat
cli-weight = bobot { $weight }
cli-unscored = tidak dinilai
cli-sample-written = Penilaian contoh ditulis ke { $file }. Jawabannya disusun untuk contoh, bukan hasil penilaian sebenarnya.
cli-new-written = Penilaian kosong dengan instrumen { $instrument } ditulis ke { $file }.
cli-imported = Masuk: { $entities } instansi, { $units } unit, { $subjects } responden, { $answers } jawaban, { $replaced } di antaranya mengganti jawaban lain.
cli-nothing-imported = Tidak ada yang diimpor. Perbaiki baris di atas, lalu ulangi.
cli-example = Contoh: jawabannya disusun untuk peragaan, bukan hasil penilaian sebenarnya.
cli-empty-round = Penilaian ini belum memuat instansi.
cli-missing = kurang { $count } jawaban
cli-of = dari { $most }
cli-provisional = Sementara: instrumen { $instrument } memuat { $assumed } angka yang diasumsikan.
cli-rank-class = { $class } ke-{ $rank }
cli-rank-within = { $class } ke-{ $rank }, di { $province } ke-{ $there }
cli-not-exported = { $unit } tidak diekspor: masih kurang { $count } jawaban.
cli-verified = { $file }: utuh dan cocok. { $entity }, { $unit }, { $verdict }.
cli-no-window = { $sentence } Berikut lembar nilai penilaian contoh.
cli-no-units = belum mempunyai unit
