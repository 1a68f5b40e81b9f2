extension Helper {
  /// Figures of numbers, planes, layers and sounds.
  func plotDefinition(_ framework: Framework) -> HelperText {
    switch self {
    case .drawFunctions: Self.functionsText
    case .drawPoints: Self.pointsText
    case .drawBoundary: Self.boundaryText
    case .drawHistogram: Self.histogramText
    case .drawMaps: Self.mapsText
    case .drawFilters: Self.filtersText
    case .drawActivations: Self.activationsText(framework)
    case .drawWave: Self.waveText
    default: Self.spectrogramText
    }
  }

  private static let functionsText = HelperText(
    #"""
    def dibujar_funciones(funciones, desde=-5, hasta=5, alturas=None, puntos=None):
        """Una o varias funciones de una variable, con puntos marcados."""
        plt.figure()
        x = np.linspace(desde, hasta, 401)
        for nombre, f in funciones.items():
            with np.errstate(all='ignore'):
                línea, = plt.plot(x, [f(lugar) for lugar in x], label=nombre)
            if puntos is not None and np.ndim(puntos) == 1:
                plt.scatter(puntos, [f(np.float64(p)) for p in puntos], color=línea.get_color())
        if puntos is not None and np.ndim(puntos) == 2:
            plt.scatter(*np.transpose(puntos), color='black')
        plt.axhline(0, color='0.7', linewidth=0.8)
        plt.axvline(0, color='0.7', linewidth=0.8)
        plt.xlim(desde, hasta)
        if alturas:
            plt.ylim(alturas)
        plt.legend()
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static let pointsText = HelperText(
    #"""
    def dibujar_puntos(x, y, etiquetas=None, clases=None, unir=False, horizontal='', vertical=''):
        """Puntos del plano, con un color y un signo por clase."""
        plt.figure()
        grupos = [None] if etiquetas is None else range(len(clases) if clases else np.max(etiquetas) + 1)
        for grupo in grupos:
            suyos = np.full(len(x), True) if grupo is None else np.asarray(etiquetas) == grupo
            nombre = None if grupo is None else clases[grupo] if clases else f'clase {grupo}'
            plt.plot(np.asarray(x)[suyos], np.asarray(y)[suyos], 'os^Dv<>P'[(grupo or 0) % 8] + ('-' if unir else ''),
                     markersize=4, label=nombre)
        plt.xlabel(horizontal)
        plt.ylabel(vertical)
        if etiquetas is not None:
            plt.legend()
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static let boundaryText = HelperText(
    #"""
    def dibujar_frontera(predecir_puntos, x, etiquetas, clases, umbral=0.5):
        """Qué clase dice un modelo de dos entradas en cada punto del plano."""
        plt.figure()
        márgenes = 0.1 * np.ptp(x, axis=0)
        (x0, y0), (x1, y1) = x.min(axis=0) - márgenes, x.max(axis=0) + márgenes
        a, b = np.meshgrid(np.linspace(x0, x1, 150), np.linspace(y0, y1, 150))
        salidas = predecir_puntos(np.stack([a.ravel(), b.ravel()], axis=1).astype('float32'))
        dichas = salidas.argmax(axis=1) if salidas.shape[1] > 1 else (salidas[:, 0] > umbral).astype(int)
        niveles = np.arange(len(clases) + 1) - 0.5
        plt.contourf(a, b, dichas.reshape(a.shape), levels=niveles, cmap='tab10', vmin=0, vmax=9, alpha=0.3)
        for n, clase in enumerate(clases):
            plt.plot(*x[etiquetas == n].T, 'os^Dv<>P'[n % 8], color=plt.cm.tab10(n), markersize=3, label=clase)
        plt.legend()
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static let histogramText = HelperText(
    #"""
    def dibujar_histograma(números, intervalos=20, medida=''):
        """Cómo se reparten los números de un tensor."""
        plt.figure()
        plt.hist(np.ravel(números), bins=intervalos)
        plt.xlabel(medida)
        plt.ylabel('cantidad')
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static let mapsText = HelperText(
    #"""
    def dibujar_mapas(mapas, columnas=8, colores='viridis', tope=None):
        """Matrices en filas, todas con la misma escala."""
        filas = -(-len(mapas) // columnas)
        figura, ejes = plt.subplots(filas, columnas, figsize=(1.4 * columnas, 1.5 * filas), squeeze=False)
        for eje in ejes.flat:
            eje.axis('off')
        for n, mapa in enumerate(mapas):
            imagen = ejes.flat[n].imshow(mapa, cmap=colores, vmin=None if tope is None else -tope, vmax=tope)
            ejes.flat[n].set_title(str(n), fontsize=7)
        figura.colorbar(imagen, ax=ejes)
        plt.show()
    """#, imports: [.matplotlib])

  private static let filtersText = HelperText(
    #"""
    def dibujar_filtros(pesos, primeros=16, columnas=8, canal=None):
        """Los núcleos de una convolución: azul, pesos positivos; rojo, negativos."""
        if pesos.ndim == 3:  # de una secuencia: cada columna es un paso y cada fila, un canal
            núcleos = pesos.transpose(2, 1, 0)
        else:
            núcleos = (pesos.mean(axis=2) if canal is None else pesos[:, :, canal]).transpose(2, 0, 1)
        núcleos = núcleos[:primeros]
        dibujar_mapas(núcleos, columnas, 'RdBu', np.abs(núcleos).max())
    """#, imports: [.numpy], helpers: [.drawMaps])

  private static func activationsText(_ framework: Framework) -> HelperText {
    let doc = "\"\"\"Lo que sale de una capa para una entrada: sus mapas, una matriz o unas barras.\"\"\""
    let start =
      switch framework {
      case .keras:
        """
        def dibujar_activaciones(red, capa, entrada, primeras=16, columnas=8):
            \(doc)
            parte = keras.Model(red.inputs, red.layers[capa].output)
            salida = parte.predict(entrada[None], verbose=0)[0]
        """
      case .pytorch:
        """
        def dibujar_activaciones(red, capa, entrada, primeras=16, columnas=8, canales_delante=False):
            \(doc)
            salida = predecir(red[:capa + 1], entrada[None])[0]
            if canales_delante:
                salida = np.moveaxis(salida, 0, -1)
        """
      }
    return HelperText(
      start + "\n" + #"""
            if salida.ndim == 3:
                dibujar_mapas(salida.transpose(2, 0, 1)[:primeras], columnas)
            elif salida.ndim == 2:
                dibujar_mapas([salida], 1)
            else:
                dibujar_barras(salida)
        """#,
      imports: framework == .keras ? [.keras] : [.torch, .numpy],
      helpers: framework == .keras ? [.drawMaps, .drawBars] : [.drawMaps, .drawBars, .predict])
  }

  private static let waveText = HelperText(
    #"""
    def dibujar_onda(onda, frecuencia, título=''):
        """La amplitud de un sonido a lo largo de sus segundos."""
        plt.figure(figsize=(8, 2.5))
        plt.plot(np.arange(len(onda)) / frecuencia, onda, linewidth=0.6)
        plt.xlabel('segundos')
        plt.ylabel('amplitud')
        plt.title(título)
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static let spectrogramText = HelperText(
    #"""
    def dibujar_espectrograma(valores, segundos, tope, unidad, título=''):
        """Qué frecuencias tiene un sonido en cada momento: una fila por momento, de graves a agudos."""
        plt.figure(figsize=(8, 3))
        plt.imshow(np.transpose(valores), origin='lower', aspect='auto', extent=[*segundos, 0, tope])
        plt.colorbar(label=unidad)
        plt.xlabel('segundos')
        plt.title(título)
        plt.show()


    def decibelios(potencias):
        """Cuánto más débil es cada potencia que la mayor; de 80 en adelante no se distingue nada."""
        return 10 * np.log10(np.maximum(potencias / potencias.max(), 1e-8))
    """#, imports: [.matplotlib, .numpy])
}
