# What the command line says beside results.

cli-output-failed = Keluaran tidak dapat ditulis: { $detail }.
cli-check-sound = { $file }: instrumen { $id } sah, { $items } butir dinilai, { $status } ({ $assumed } angka diasumsikan), { $cases } kasus terpenuhi.
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

# What an author should know of an instrument in which nothing is wrong.

concern-powerless = Butir { $item } tidak pernah dapat mengubah zona, apa pun jawaban butir lain.
concern-sum = Bobot di bawah { $node } berjumlah { $sum }, bukan 1 atau 100. Bila memang begitu, nyatakan jumlahnya pada kunci sum.
concern-sum-top = Bobot paling atas berjumlah { $sum }, bukan 1 atau 100. Bila memang begitu, nyatakan jumlahnya pada kunci sum.
concern-unreachable = Rentang { $band } tidak dapat dicapai nilai mana pun.
concern-gap = Antara { $above } dan { $below } tidak ada rentang yang tercetak; nilai di sana masuk rentang { $band }.
concern-no-quota = Kelompok { $group } tidak meminta seorang pun subjek.
concern-largest = Butir terbesar { $item }: { $points } dari { $maximum } poin.

# How firm a source is.

firmness-documented = terdokumentasi
firmness-applied = dari aplikasi
firmness-press = pers
firmness-inferred = disimpulkan
firmness-assumed = diasumsikan
cli-sources = { $count } sumber: { $parts }
cli-based-on = Varian dari { $id }.
concern-powerless-more = Demikian pula { $count } butir lain.
cli-check-more = Masih ada { $count } masalah lain; perbaiki dahulu yang di atas, lalu periksa lagi.
