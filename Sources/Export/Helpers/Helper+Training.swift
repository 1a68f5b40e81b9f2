extension Helper {
  /// Training and measuring: Keras does it itself, but for one schedule.
  func trainingDefinition(_ framework: Framework) -> HelperText {
    switch self {
    case .warmUp: Self.warmUpText
    case .train: Self.trainText
    case .predict: framework == .keras ? HelperText("", imports: []) : Self.predictText
    default: Self.evaluateText
    }
  }

  private static let warmUpText = HelperText(
    #"""
    class Calentamiento(keras.optimizers.schedules.LearningRateSchedule):
        """La tasa sube en línea recta durante unos pasos, y luego sigue con otra."""
        def __init__(self, pasos, desde, luego):
            self.pasos, self.desde, self.luego = pasos, desde, luego

        def __call__(self, paso):
            paso = keras.ops.cast(paso, 'float32')
            if callable(self.luego):
                primera, después = self.luego(0), self.luego(keras.ops.maximum(paso - self.pasos, 0))
            else:
                primera = después = self.luego
            subida = (primera - self.desde) * (paso / self.pasos) + self.desde
            return keras.ops.where(paso < self.pasos, subida, después)

        def get_config(self):
            return {'pasos': self.pasos, 'desde': self.desde, 'luego': self.luego}
    """#, imports: [.keras])

  private static let trainText = HelperText(
    #"""
    def objetivo(pérdida, y):
        """Las respuestas como las quiere la pérdida: números de clase, o filas de números."""
        if isinstance(pérdida, nn.CrossEntropyLoss) and np.ndim(y) == 1:
            return torch.as_tensor(y, dtype=torch.long)
        return torch.as_tensor(y, dtype=torch.float32).reshape(len(y), -1)


    def contar_aciertos(pérdida, salida, y):
        """Cuántas respuestas son buenas; nada donde se aproximan números."""
        if isinstance(pérdida, nn.CrossEntropyLoss):
            return (salida.argmax(1) == (y if y.ndim == 1 else y.argmax(1))).sum().item()
        if isinstance(pérdida, nn.BCEWithLogitsLoss):
            return ((salida > 0) == (y > 0.5)).float().mean(1).sum().item()
        return None


    def entrenar(red, pérdida, optimizador, x, y, épocas=1, lote=32, barajar=True, validación=None, tasa=None,
                 recorte=None, pesos_por_clase=None, detención=None):
        """Ajusta los pesos de la red a unos datos, lote a lote, y da lo que midió en cada época."""
        if isinstance(validación, float):  # los últimos ejemplos se apartan
            quedan = min(len(x) - 1, int(len(x) * (1 - validación)))
            x, y, validación = x[:quedan], y[:quedan], (x[quedan:], y[quedan:])
        x, y = torch.as_tensor(x, dtype=torch.float32), objetivo(pérdida, y)
        historial, mejor, espera, mejores_pesos = {}, None, 0, None
        for época in range(épocas):
            red.train()
            suma, aciertos = 0.0, 0
            orden = torch.randperm(len(x)) if barajar else torch.arange(len(x))
            for lugares in orden.split(lote):
                salida = red(x[lugares])
                if pesos_por_clase is None:
                    error = pérdida(salida, y[lugares])
                else:
                    pesos = torch.tensor(pesos_por_clase, dtype=torch.float32)[y[lugares].long().flatten()]
                    sueltos = type(pérdida)(reduction='none')(salida, y[lugares])
                    error = (sueltos.reshape(len(lugares), -1).mean(1) * pesos).mean()
                optimizador.zero_grad()
                error.backward()
                if recorte:
                    for peso in red.parameters():
                        nn.utils.clip_grad_norm_(peso, recorte)
                optimizador.step()
                if tasa:
                    tasa.step()
                suma += error.item() * len(lugares)
                bien = contar_aciertos(pérdida, salida, y[lugares])
                aciertos = None if bien is None else aciertos + bien
            medidas = {'pérdida': suma / len(x)}
            if aciertos is not None:
                medidas['exactitud'] = aciertos / len(x)
            if validación:
                de_validación = evaluar(red, pérdida, *validación)
                medidas.update({'val_' + nombre: valor for nombre, valor in de_validación.items()})
            print(f'época {época + 1}/{épocas}', *[f'{nombre}: {valor:.4f}' for nombre, valor in medidas.items()])
            for nombre, valor in medidas.items():
                historial.setdefault(nombre, []).append(valor)
            if detención:  # paciencia, qué se vigila, cuánto cuenta como mejora, si se recuperan los mejores pesos
                paciencia, vigilar, mejora, recuperar = detención
                coste = -medidas[vigilar] if 'exactitud' in vigilar else medidas[vigilar]
                espera += 1
                if mejor is None or coste + mejora < mejor:
                    mejor, espera, mejores_pesos = coste, 0, copy.deepcopy(red.state_dict())
                elif espera >= paciencia:
                    break
        if detención and recuperar:
            red.load_state_dict(mejores_pesos)
        return historial
    """#, imports: [.torch, .numpy, .copy], helpers: [.evaluate])

  private static let predictText = HelperText(
    #"""
    def predecir(red, x, activación=None, lote=1000):
        """Las salidas de la red, una fila por entrada."""
        red.eval()
        with torch.no_grad():
            partes = [red(parte) for parte in torch.as_tensor(x, dtype=torch.float32).split(lote)]
        salidas = torch.cat(partes)
        return (activación(salidas) if activación else salidas).numpy()
    """#, imports: [.torch])

  private static let evaluateText = HelperText(
    #"""
    def evaluar(red, pérdida, x, y):
        """La pérdida y la exactitud con unos datos."""
        salida, y = torch.as_tensor(predecir(red, x)), objetivo(pérdida, y)
        medidas = {'pérdida': pérdida(salida, y).item()}
        bien = contar_aciertos(pérdida, salida, y)
        if bien is not None:
            medidas['exactitud'] = bien / len(y)
        return medidas
    """#, imports: [.torch], helpers: [.predict])
}
