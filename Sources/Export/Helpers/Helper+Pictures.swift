extension Helper {
  /// Figures of images, models and results.
  func pictureDefinition(_ framework: Framework) -> HelperText {
    switch self {
    case .titles:
      HelperText(
        #"""
        def títulos(clases, dichas, etiquetas):
            """Lo que el modelo dice y, donde falla, lo que era."""
            pares = zip(dichas, etiquetas)
            return [clases[d] if d == e else f'{clases[d]} (era {clases[e]})' for d, e in pares]
        """#, imports: [])
    case .drawImage: Self.imageText
    case .drawGrid: Self.gridText
    case .drawNetwork: Self.networkText
    case .drawCurves: Self.curvesText(framework)
    case .drawConfusion: Self.confusionText
    case .drawPredictions: Self.predictionsText
    default: Self.barsText
    }
  }

  private static let imageText = HelperText(
    #"""
    def dibujar_imagen(imagen, título='', tope=None):
        """Una imagen de cerca, con ejes y barra de color."""
        plt.figure()
        plt.imshow(imagen, cmap='viridis', vmin=0 if tope else None, vmax=tope)
        plt.colorbar()
        plt.title(título)
        plt.show()
    """#, imports: [.matplotlib])

  private static let gridText = HelperText(
    #"""
    def dibujar_cuadrícula(imágenes, títulos, columnas=5):
        """Imágenes en filas, con su título debajo."""
        filas = -(-len(imágenes) // columnas)
        plt.figure(figsize=(2 * columnas, 2.2 * filas))
        for n, imagen in enumerate(imágenes):
            plt.subplot(filas, columnas, n + 1)
            plt.imshow(imagen, cmap='gray_r')
            plt.xticks([])
            plt.yticks([])
            plt.xlabel(títulos[n], fontsize=8)
        plt.show()
    """#, imports: [.matplotlib])

  private static let networkText = HelperText(
    #"""
    def dibujar_red(capas, clases=None):
        """Las capas de una red, de la entrada a la salida: su nombre y cuántos números da."""
        plt.figure(figsize=(2 * len(capas), 4))
        sitios = []
        for nombre, cantidad in capas:
            visibles = min(cantidad, 10)
            sitios.append(np.linspace(-visibles / 2, visibles / 2, visibles) if visibles > 1 else np.zeros(1))
        for x, (antes, después) in enumerate(zip(sitios, sitios[1:])):
            for a in antes:
                for b in después:
                    plt.plot([x, x + 1], [a, b], color='0.85', linewidth=0.5, zorder=0)
        for x, ((nombre, cantidad), lugares) in enumerate(zip(capas, sitios)):
            plt.scatter(np.full(len(lugares), x), lugares, s=60, color='tab:blue')
            plt.text(x, -6.2, f'{nombre}\n{cantidad}', ha='center', va='top', fontsize=8)
        if clases and len(clases) == len(sitios[-1]):
            for clase, y in zip(clases, sitios[-1][::-1]):
                plt.text(len(capas) - 0.9, y, clase, va='center', fontsize=8)
        plt.ylim(-8, 6)
        plt.axis('off')
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static func curvesText(_ framework: Framework) -> HelperText {
    let history = framework == .keras ? ".history" : ""
    let (loss, accuracy) = (framework.key("loss"), framework.key("accuracy"))
    return HelperText(
      #"""
      def dibujar_curvas(historiales):
          """La pérdida y la exactitud a lo largo de las épocas, de uno o más entrenamientos."""
          medidas = {'pérdida': '@loss@', 'exactitud': '@accuracy@'}
          medidas = {n: m for n, m in medidas.items() if any(m in h@history@ for h in historiales.values())}
          figura, ejes = plt.subplots(1, len(medidas), figsize=(5 * len(medidas), 3.5), squeeze=False)
          for eje, (título, medida) in zip(ejes[0], medidas.items()):
              for nombre, historial in historiales.items():
                  for prefijo, parte in [('', 'entrenamiento'), ('val_', 'validación')]:
                      serie = historial@history@.get(prefijo + medida)
                      if serie:
                          eje.plot(range(1, len(serie) + 1), serie, label=f'{nombre}: {parte}')
              eje.set_title(título)
              eje.set_xlabel('época')
              eje.legend()
          plt.show()
      """#.replacing("@loss@", with: loss).replacing("@accuracy@", with: accuracy)
        .replacing("@history@", with: history), imports: [.matplotlib])
  }

  private static let confusionText = HelperText(
    #"""
    def dibujar_confusión(confusión, clases):
        """Cuántas veces cada clase se tomó por cada otra."""
        plt.figure(figsize=(7, 6))
        plt.imshow(confusión, cmap='Blues')
        for (fila, columna), cuenta in np.ndenumerate(confusión):
            claro = cuenta > confusión.max() / 2
            plt.text(columna, fila, cuenta, ha='center', va='center', color='white' if claro else 'black', fontsize=8)
        plt.xticks(range(len(clases)), clases, rotation=45, ha='right')
        plt.yticks(range(len(clases)), clases)
        plt.xlabel('lo que dijo el modelo')
        plt.ylabel('lo que era')
        plt.show()
    """#, imports: [.matplotlib, .numpy])

  private static let predictionsText = HelperText(
    #"""
    def dibujar_predicciones(entradas, salidas, etiquetas, dichas, clases, columnas=3):
        """Cada imagen junto a las probabilidades que el modelo le da."""
        filas = -(-len(salidas) // columnas)
        figura, ejes = plt.subplots(filas, 2 * columnas, figsize=(4 * columnas, 2.2 * filas), squeeze=False)
        for eje in ejes.flat:
            eje.axis('off')
        for n, salida in enumerate(salidas):
            imagen, barras = ejes[n // columnas, 2 * (n % columnas):2 * (n % columnas) + 2]
            if entradas[n].ndim >= 2:
                imagen.imshow(entradas[n], cmap='gray_r')
            acierta = dichas[n] == etiquetas[n]
            título = f'✓ {clases[dichas[n]]}' if acierta else f'✗ {clases[dichas[n]]} ({clases[etiquetas[n]]})'
            imagen.set_title(título, color='tab:blue' if acierta else 'tab:red', fontsize=8)
            probabilidades = salida if len(salida) > 1 else [1 - salida[0], salida[0]]
            colores = ['tab:blue' if c == etiquetas[n] else '0.6' for c in range(len(probabilidades))]
            barras.axis('on')
            barras.barh(range(len(probabilidades)), probabilidades, color=colores)
            barras.set_yticks(range(len(probabilidades)), clases, fontsize=6)
            barras.set_xlim(0, 1)
            barras.invert_yaxis()
        plt.tight_layout()
        plt.show()
    """#, imports: [.matplotlib])

  private static let barsText = HelperText(
    #"""
    def dibujar_barras(valores, nombres=None, medida=''):
        """Una barra por cada número de un vector."""
        plt.figure()
        lugares = range(len(valores))
        plt.barh(lugares, valores, color=['tab:blue' if n == np.argmax(valores) else '0.6' for n in lugares])
        plt.yticks(lugares, nombres if nombres is not None else lugares)
        plt.gca().invert_yaxis()
        plt.xlabel(medida)
        plt.show()
    """#, imports: [.matplotlib, .numpy])
}
