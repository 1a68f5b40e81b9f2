extension NamedDataset {
  /// Fashion-MNIST (Xiao, Rasul, Vollgraf, 2017): 70 000 grey images of clothes, in the files of MNIST.
  package static let fashionMNIST = NamedDataset(
    facts: DatasetFacts(
      name: "fashion_mnist",
      classNames: [
        "Camiseta", "Pantalón", "Suéter", "Vestido", "Abrigo", "Sandalia", "Camisa", "Zapatilla", "Bolso", "Bota",
      ],
      inputShape: [28, 28],
      trainingCount: 60_000,
      testCount: 10_000,
      isImages: true,
      summary: "fotografías de prendas de vestir, en gris y de 28×28 píxeles, "
        + "reunidas por Zalando Research y publicadas con licencia MIT"
    ),
    training: IDXPair(images: "train-images-idx3-ubyte", labels: "train-labels-idx1-ubyte"),
    test: IDXPair(images: "t10k-images-idx3-ubyte", labels: "t10k-labels-idx1-ubyte"),
    systemFolders: ["/usr/share/datasets/fashion-mnist"],
    publication: Publication(
      baseURL: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      files: [
        PublishedFile(
          name: "train-images-idx3-ubyte", compressedSize: 26_421_880, size: 47_040_016,
          sha256: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
        PublishedFile(
          name: "train-labels-idx1-ubyte", compressedSize: 29_515, size: 60_008,
          sha256: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
        PublishedFile(
          name: "t10k-images-idx3-ubyte", compressedSize: 4_422_102, size: 7_840_016,
          sha256: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
        PublishedFile(
          name: "t10k-labels-idx1-ubyte", compressedSize: 5_148, size: 10_008,
          sha256: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
      ]
    )
  )
}
