extension Helper {
  /// What is measured of a model's answers.
  var measureDefinition: HelperText {
    switch self {
    case .confusion:
      HelperText(
        #"""
        def matriz_de_confusión(etiquetas, salidas, umbral=0.5):
            """Cada fila es la clase verdadera; cada columna, la que dijo el modelo."""
            if salidas.shape[1] == 1:
                clases, dichas = 2, (salidas[:, 0] > umbral).astype(int)
            else:
                clases, dichas = salidas.shape[1], salidas.argmax(axis=1)
            if etiquetas.ndim > 1:
                etiquetas = etiquetas.argmax(axis=1)
            matriz = np.zeros((clases, clases), int)
            np.add.at(matriz, (etiquetas.astype(int), dichas), 1)
            return matriz
        """#)
    case .precision:
      HelperText(
        """
        def precisión_por_clase(confusión):
            return np.diag(confusión) / np.maximum(confusión.sum(axis=0), 1)
        """)
    case .recall:
      HelperText(
        """
        def exhaustividad_por_clase(confusión):
            return np.diag(confusión) / np.maximum(confusión.sum(axis=1), 1)
        """)
    case .f1:
      HelperText(
        """
        def f1_por_clase(confusión):
            return 2 * np.diag(confusión) / np.maximum(confusión.sum(axis=0) + confusión.sum(axis=1), 1)
        """)
    case .classReport:
      HelperText(
        #"""
        def por_clase(confusión, clases):
            """Precisión, exhaustividad y F1 de cada clase."""
            medidas = [f(confusión) for f in (precisión_por_clase, exhaustividad_por_clase, f1_por_clase)]
            print(f'{"clase":20}{"ejemplos":>10}{"precisión":>12}{"exhaustividad":>15}{"F1":>8}')
            for n, clase in enumerate(clases):
                p, e, f = [medida[n] for medida in medidas]
                print(f'{clase:20}{confusión[n].sum():10}{p:12.1%}{e:15.1%}{f:8.1%}')
        """#, helpers: [.precision, .recall, .f1])
    case .classSummary:
      HelperText(
        #"""
        def resumen_de_clases(clases, etiquetas, de_prueba):
            """Cuántos ejemplos hay de cada clase, para entrenar y para probar."""
            for n, clase in enumerate(clases):
                print(f'{n:3}  {clase:20}{np.sum(etiquetas == n):8}{np.sum(de_prueba == n):8}')
        """#)
    case .topK:
      HelperText(
        #"""
        def exactitud_entre(etiquetas, salidas, k):
            """La parte cuya clase está entre las k primeras."""
            if etiquetas.ndim > 1:
                etiquetas = etiquetas.argmax(axis=1)
            primeras = np.argsort(-salidas, axis=1, kind='stable')[:, :k]
            return np.mean(np.any(primeras == etiquetas[:, None], axis=1))
        """#)
    case .areaUnderCurve:
      HelperText(
        #"""
        def área_bajo_la_curva(etiquetas, salidas):
            """Cuántas veces un ejemplo de la clase puntúa más que uno que no lo es; la media de las clases."""
            if etiquetas.ndim == 1 and salidas.shape[1] > 1:
                etiquetas = np.eye(salidas.shape[1])[etiquetas]
            etiquetas = etiquetas.reshape(salidas.shape)
            áreas = []
            for y, s in zip(etiquetas.T, salidas.T):
                sí, no = s[y > 0.5], np.sort(s[y <= 0.5])
                if len(sí) and len(no):
                    menores, iguales = np.searchsorted(no, sí), np.searchsorted(no, sí, 'right')
                    áreas.append(np.mean(menores + iguales) / 2 / len(no))
            return np.mean(áreas)
        """#)
    case .meanAbsoluteError:
      HelperText(
        """
        def error_absoluto(etiquetas, salidas):
            return np.mean(np.abs(salidas - etiquetas.reshape(salidas.shape)))
        """)
    default:
      HelperText(
        """
        def raíz_del_error_cuadrático(etiquetas, salidas):
            return np.sqrt(np.mean((salidas - etiquetas.reshape(salidas.shape)) ** 2))
        """)
    }
  }

  /// What a file prints of itself.
  var reportDefinition: HelperText {
    switch self {
    case .printTable:
      HelperText(
        #"""
        def mostrar_tabla(columnas, filas, decimales=4):
            """Valores en filas, bajo sus títulos."""
            def texto(x):
                if isinstance(x, (bool, np.bool_)):
                    return 'sí' if x else 'no'
                es_decimal = isinstance(x, (float, np.floating)) or np.asarray(x).dtype.kind == 'f' and np.ndim(x) == 0
                return f'{x:.{decimales}f}' if es_decimal else str(x)
            celdas = [[str(c) for c in columnas]] + [[texto(x) for x in fila] for fila in filas]
            anchos = [max(map(len, columna)) for columna in zip(*celdas)]
            for fila in celdas:
                print('  '.join(celda.ljust(ancho) for celda, ancho in zip(fila, anchos)))
        """#)
    case .firstRows:
      HelperText(
        #"""
        def primeras_filas(ruta, columnas, cuántas, separador=None):
            """Las primeras filas de una tabla."""
            with open(ruta, encoding='utf-8-sig', newline='') as archivo:
                separador = separador or max(',;\t', key=archivo.readline().count)
                archivo.seek(0)
                for número, fila in enumerate(csv.DictReader(archivo, delimiter=separador)):
                    if número == 0:
                        print('  '.join(columnas))
                    if número == cuántas:
                        break
                    print('  '.join(str(fila[columna]).strip() for columna in columnas))
        """#, imports: [.csv])
    case .assert:
      HelperText(
        #"""
        afirmaciones = {'se cumplen': 0, 'no se cumplen': 0}


        def afirmar(texto, se_cumple):
            """Dice si se cumple; lo que sale de entrenar depende del azar, y puede no cumplirse por poco."""
            se_cumple = bool(np.all(se_cumple))
            afirmaciones['se cumplen' if se_cumple else 'no se cumplen'] += 1
            print('✓' if se_cumple else '✗', texto)
        """#)
    default:
      HelperText(
        #"""
        def balance_de_afirmaciones():
            sí, no = afirmaciones['se cumplen'], afirmaciones['no se cumplen']
            print(f'Se cumplen {sí} de {sí + no} afirmaciones.')
        """#, imports: [], helpers: [.assert])
    }
  }
}
