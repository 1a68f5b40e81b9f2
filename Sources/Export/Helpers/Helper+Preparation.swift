extension Helper {
  /// Changes of a dataset.
  var preparationDefinition: HelperText {
    switch self {
    case .testSplit: Self.testSplitText
    case .augment: Self.augmentText
    case .melSpectrogram: Self.melText
    default: Self.standardizeText
    }
  }

  private static let testSplitText = HelperText(
    #"""
    def partir(x, y, parte):
        """Aparta al azar una parte para probar, de cada clase en proporción."""
        prueba = max(1, min(len(y) - 1, round(len(y) * parte)))
        clases = y if y.ndim == 1 and np.issubdtype(y.dtype, np.integer) else np.zeros(len(y), int)
        cuentas = np.bincount(clases)
        faltan, restos = np.divmod(cuentas * prueba, len(y))
        for clase in np.argsort(-restos, kind='stable')[:prueba - faltan.sum()]:
            faltan[clase] += 1
        aparte = np.zeros(len(y), bool)
        orden = azar.permutation(len(y))
        for lugar in orden:
            if faltan[clases[lugar]] > 0:
                faltan[clases[lugar]] -= 1
                aparte[lugar] = True
        de_prueba, de_entrenamiento = orden[aparte[orden]], orden[~aparte[orden]]
        return (x[de_entrenamiento], y[de_entrenamiento]), (x[de_prueba], y[de_prueba])
    """#)

  private static let augmentText = HelperText(
    #"""
    def aumentar(x, y, desplazar=0, reflejar=False, copias=1):
        """Añade copias de cada imagen, movidas o vistas en un espejo."""
        partes = [x]
        for _ in range(copias):
            otra = np.zeros_like(x)
            for lugar, imagen in enumerate(x):
                if reflejar and (desplazar == 0 or azar.integers(2)):
                    imagen = imagen[:, ::-1]
                abajo, derecha = azar.integers(-desplazar, desplazar + 1, 2)
                alto, ancho = imagen.shape[:2]
                otra[lugar, max(abajo, 0):alto + min(abajo, 0), max(derecha, 0):ancho + min(derecha, 0)] = imagen[
                    max(-abajo, 0):alto - max(abajo, 0), max(-derecha, 0):ancho - max(derecha, 0)]
            partes.append(otra)
        return np.concatenate(partes), np.concatenate([y] * (1 + copias))
    """#)

  private static let melText = HelperText(
    #"""
    def espectrograma_mel(ondas, frecuencia, bandas=40, ventana=512, paso=256):
        """La energía de cada banda de tonos, en logaritmos, ventana a ventana."""
        tope = 2595 * np.log10(1 + frecuencia / 2 / 700)
        esquinas = 700 * (10 ** (np.linspace(0, tope, bandas + 2) / 2595) - 1)
        tonos = np.arange(ventana // 2 + 1) * frecuencia / ventana
        bajo, medio, alto = esquinas[:-2, None], esquinas[1:-1, None], esquinas[2:, None]
        filtros = np.maximum(0, np.minimum((tonos - bajo) / (medio - bajo), (alto - tonos) / (alto - medio)))
        hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(ventana) / ventana)
        tramos = np.lib.stride_tricks.sliding_window_view(ondas, ventana, axis=-1)[:, ::paso]
        potencia = np.abs(np.fft.rfft(tramos * hann)) ** 2
        return np.log(np.maximum(potencia @ filtros.T, 1e-10)).astype('float32')
    """#)

  private static let standardizeText = HelperText(
    #"""
    def estandarizar(x, x_prueba):
        """Resta la media y divide por la desviación de la parte de entrenamiento."""
        eje = 0 if x.ndim == 2 else None
        media, desviación = np.mean(x, axis=eje, dtype=float), np.std(x, axis=eje, dtype=float)
        desviación = np.where(desviación > 0, desviación, 1)
        return ((x - media) / desviación).astype('float32'), ((x_prueba - media) / desviación).astype('float32')
    """#)
}
