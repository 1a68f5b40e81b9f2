import Datasets

extension Helper {
  /// Reading files and making data, as the lesson's own program does.
  func dataDefinition(_ framework: Framework) -> HelperText {
    switch self {
    case .besideLesson: Self.besideLessonText
    case .safetensors: Self.safetensorsText
    case .fashionMNIST: Self.fashionMNISTText(framework)
    case .iris: Self.irisText
    case .spirals: Self.spiralsText
    case .table: Self.tableText
    case .images: Self.imagesText
    default: Self.soundsText
    }
  }

  private static let besideLessonText = HelperText(
    #"""
    def junto_a_la_lección(nombre):
        """La ruta de un archivo que está junto a la lección."""
        for lugar in [carpeta, pathlib.Path('.')]:
            if (lugar / nombre).exists():
                return lugar / nombre
        raise FileNotFoundError(f'no encuentro «{nombre}» en «{carpeta}»; di en «carpeta» dónde está la lección')
    """#, imports: [.pathlib])

  private static let safetensorsText = HelperText(
    #"""
    def leer_safetensors(ruta):
        """Los tensores de un archivo, por su nombre."""
        datos = pathlib.Path(ruta).read_bytes()
        inicio = 8 + int.from_bytes(datos[:8], 'little')
        cabecera = json.loads(datos[8:inicio])
        cabecera.pop('__metadata__', None)
        tensores = {}
        for nombre, tensor in cabecera.items():
            desde, hasta = tensor['data_offsets']
            números = np.frombuffer(datos[inicio + desde:inicio + hasta], '<f4')
            tensores[nombre] = números.reshape(tensor['shape'])
        return tensores
    """#, imports: [.numpy, .json, .pathlib])

  private static func fashionMNISTText(_ framework: Framework) -> HelperText {
    let last =
      switch framework {
      case .keras: "return keras.datasets.fashion_mnist.load_data()"
      case .pytorch:
        """
        raise FileNotFoundError(
                'faltan los archivos de Fashion-MNIST: instala el paquete dataset-fashion-mnist de Debian, '
                'o descárgalos con «leccion data get fashion_mnist»')
        """
      }
    return HelperText(
      #"""
      def leer_idx(ruta):
          """Los números de un archivo IDX, comprimido o no."""
          datos = ruta.read_bytes()
          if datos[:2] == b'\x1f\x8b':
              datos = gzip.decompress(datos)
          ejes = datos[3]
          forma = np.frombuffer(datos, '>i4', ejes, offset=4)
          return np.frombuffer(datos, np.uint8, offset=4 + 4 * ejes).reshape(forma).copy()


      def cargar_fashion_mnist():
          """Fotos y etiquetas, de entrenamiento y de prueba: de este equipo si las tiene."""
          casa = pathlib.Path(os.environ.get('XDG_DATA_HOME') or pathlib.Path.home() / '.local/share')
          lugares = [casa / 'leccion/fashion_mnist', pathlib.Path('/usr/share/datasets/fashion-mnist')]
          if os.environ.get('LECCION_DATOS'):
              lugares.insert(0, pathlib.Path(os.environ['LECCION_DATOS']) / 'fashion_mnist')
          nombres = [f'{parte}-{cosa}-ubyte' for parte in ['train', 't10k'] for cosa in ['images-idx3', 'labels-idx1']]
          for lugar in lugares:
              rutas = [next(iter(sorted(lugar.glob(nombre + '*'))), None) for nombre in nombres]
              if all(rutas):
                  a, b, c, d = [leer_idx(ruta) for ruta in rutas]
                  return (a, b), (c, d)
      """# + "\n    " + last,
      imports: framework == .keras ? [.numpy, .gzip, .os, .pathlib, .keras] : [.numpy, .gzip, .os, .pathlib])
  }

  /// The numbers themselves, in millimetres: ten flowers a line.
  private static var irisText: HelperText {
    let numbers = Iris.millimetres.map(String.init)
    let lines = stride(from: 0, to: numbers.count, by: 40).map { start in
      "    " + numbers[start..<min(start + 40, numbers.count)].joined(separator: " ")
    }
    return HelperText(
      #"""
      def cargar_iris():
          """Las medidas de Fisher: cuatro de cada flor, en centímetros, y cincuenta flores de cada especie."""
          medidas = np.array(milímetros_de_iris.split(), np.float32) / 10
          return medidas.reshape(150, 4), np.repeat([0, 1, 2], 50)


      milímetros_de_iris = '''
      """# + "\n" + lines.joined(separator: "\n") + "\n'''")
  }

  private static let spiralsText = HelperText(
    #"""
    def espirales(clases, puntos, ruido):
        """Puntos del plano en espirales que se envuelven, una por clase."""
        y = np.tile(np.arange(clases), puntos)
        radio = np.repeat(np.arange(1, puntos + 1) / puntos, clases)
        ángulo = np.pi * (2 * y / clases + 1.5 * radio)
        x = np.stack([radio * np.cos(ángulo), radio * np.sin(ángulo)], axis=1)
        return (x + azar.normal(0, ruido, x.shape)).astype('float32'), y
    """#)

  private static let tableText = HelperText(
    #"""
    def cargar_tabla(ruta, etiqueta, columnas=None, faltantes=None, separador=None):
        """Las entradas de una tabla, sus respuestas, las clases de estas si son palabras y los nombres de las columnas.

        Una columna de palabras da una columna de ceros y unos por cada palabra.
        """
        with open(ruta, encoding='utf-8-sig', newline='') as archivo:
            cabecera = archivo.readline()
            separador = separador or max(',;\t', key=cabecera.count)
            archivo.seek(0)
            filas = [[campo.strip() for campo in fila] for fila in csv.reader(archivo, delimiter=separador) if fila]
        nombres = filas.pop(0)
        elegidas = columnas or [nombre for nombre in nombres if nombre != etiqueta]
        vacíos = ('', 'NA', '?')
        if faltantes == 'quitar':
            lugares = [nombres.index(nombre) for nombre in elegidas + [etiqueta]]
            filas = [fila for fila in filas if not any(fila[lugar] in vacíos for lugar in lugares)]

        def columna(nombre):
            campos = [fila[nombres.index(nombre)] for fila in filas]
            try:
                números = np.array([np.nan if campo in vacíos else float(campo) for campo in campos])
            except ValueError:
                return None, campos
            return np.where(np.isnan(números), np.nanmean(números), números), campos

        partes, títulos = [], []
        for nombre in elegidas:
            números, campos = columna(nombre)
            if números is not None:
                partes.append(números)
                títulos.append(nombre)
            else:
                for palabra in sorted(set(campos)):
                    partes.append(np.array([campo == palabra for campo in campos], float))
                    títulos.append(f'{nombre}={palabra}')
        x = np.stack(partes, axis=1).astype('float32')
        números, campos = columna(etiqueta)
        if números is not None:
            return x, números.astype('float32'), [etiqueta], títulos
        clases = sorted(set(campos))
        return x, np.array([clases.index(campo) for campo in campos]), clases, títulos
    """#, imports: [.numpy, .csv])

  private static let imagesText = HelperText(
    #"""
    def cargar_imágenes(ruta, tamaño=None, color=False):
        """Las imágenes de una carpeta con otra dentro por cada clase."""
        from PIL import Image
        ruta = pathlib.Path(ruta)
        clases = [ruta.name.split('.')[0]]
        archivos = [(ruta, 0)]
        if ruta.is_dir():
            carpetas = sorted(c for c in ruta.iterdir() if c.is_dir() and not c.name.startswith('.'))
            clases = [c.name for c in carpetas]
            archivos = [(a, n) for n, c in enumerate(carpetas) for a in sorted(c.iterdir()) if a.name[0] != '.']
        imágenes = []
        for archivo, _ in archivos:
            imagen = Image.open(archivo).convert('RGB' if color else 'L')
            if tamaño:
                imagen = imagen.resize((tamaño[1], tamaño[0]), Image.Resampling.BOX)
            imágenes.append(np.array(imagen))
        return np.stack(imágenes), np.array([n for _, n in archivos]), clases
    """#, imports: [.numpy, .pathlib])

  private static let soundsText = HelperText(
    #"""
    def cargar_sonidos(ruta, muestras=None):
        """Las ondas de una carpeta con otra dentro por cada clase, todas de la misma duración."""
        ruta = pathlib.Path(ruta)
        clases = [ruta.name.split('.')[0]]
        archivos = [(ruta, 0)]
        if ruta.is_dir():
            carpetas = sorted(c for c in ruta.iterdir() if c.is_dir() and not c.name.startswith('.'))
            clases = [c.name for c in carpetas]
            archivos = [(a, n) for n, c in enumerate(carpetas) for a in sorted(c.iterdir()) if a.name[0] != '.']
        ondas = []
        for archivo, _ in archivos:
            with wave.open(str(archivo)) as sonido:
                bytes_, canales = sonido.getsampwidth(), sonido.getnchannels()
                datos = np.frombuffer(sonido.readframes(sonido.getnframes()), np.uint8).reshape(-1, bytes_)
            if bytes_ == 1:
                onda = (datos[:, 0] - 128.0) / 128
            else:
                enteros = np.zeros((len(datos), 4), np.uint8)
                enteros[:, 4 - bytes_:] = datos
                onda = enteros.view('<i4')[:, 0] / 2.0**31
            ondas.append(onda.reshape(-1, canales).mean(axis=1))
        largo = muestras or max(len(onda) for onda in ondas)
        x = np.stack([np.pad(onda[:largo], (0, max(0, largo - len(onda)))) for onda in ondas])
        return x.astype('float32'), np.array([n for _, n in archivos]), clases
    """#, imports: [.numpy, .pathlib, .wave])
}
