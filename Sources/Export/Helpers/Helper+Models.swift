extension Helper {
  /// What the frameworks do not have, or have in another order of numbers than lessons.
  func modelDefinition(_ framework: Framework) -> HelperText {
    switch self {
    case .permute:
      HelperText(
        #"""
        class Permutar(nn.Module):
            """Cambia el orden de los ejes de cada ejemplo: PyTorch pone los canales delante."""
            def __init__(self, *ejes):
                super().__init__()
                self.ejes = ejes

            def forward(self, x):
                return x.permute(0, *self.ejes)
        """#, imports: [.torch])
    case .recurrent: Self.recurrentText
    case .wordEmbedding:
      HelperText(
        #"""
        class Incrustación(nn.Embedding):
            """De cada número de palabra, su fila."""
            def forward(self, x):
                return super().forward(x.long())
        """#, imports: [.torch])
    case .initialize: Self.initializeText
    case .countParameters: Self.countParametersText
    case .weights: Self.weightsText
    case .biases: Self.biasesText
    case .setParameters: Self.setParametersText
    default: framework == .keras ? Self.kerasLoadText : Self.torchLoadText
    }
  }

  private static let recurrentText = HelperText(
    #"""
    class Recurrente(nn.Module):
        """Una LSTM o una GRU que da su último estado, o el de cada paso."""
        def __init__(self, capa, secuencia=False):
            super().__init__()
            self.capa, self.secuencia = capa, secuencia
            if isinstance(capa, nn.LSTM):  # como en Keras, con un solo vector de sesgos
                nn.init.zeros_(capa.bias_hh_l0).requires_grad_(False)

        def forward(self, x):
            estados, _ = self.capa(x)
            return estados if self.secuencia else estados[:, -1]
    """#, imports: [.torch])

  private static let initializeText = HelperText(
    #"""
    def iniciar(red):
        """Pesos al azar como los de Keras: de Glorot, con sesgos en cero."""
        for capa in red.modules():
            if isinstance(capa, (nn.Linear, nn.Conv1d, nn.Conv2d)):
                nn.init.xavier_uniform_(capa.weight)
                nn.init.zeros_(capa.bias)
            elif isinstance(capa, nn.Embedding):
                nn.init.uniform_(capa.weight, -0.05, 0.05)
            elif isinstance(capa, (nn.LSTM, nn.GRU)):
                nn.init.xavier_uniform_(capa.weight_ih_l0)
                nn.init.orthogonal_(capa.weight_hh_l0)
                nn.init.zeros_(capa.bias_ih_l0)
                nn.init.zeros_(capa.bias_hh_l0)
                if isinstance(capa, nn.LSTM):  # que empiece por recordar
                    capa.bias_ih_l0.data[capa.hidden_size:2 * capa.hidden_size] = 1
        return red
    """#, imports: [.torch])

  private static let countParametersText = HelperText(
    #"""
    def contar_parámetros(red):
        """Los números que la red aprende, y las medias que lleva la normalización."""
        aprendidos = sum(p.numel() for p in red.parameters() if p.requires_grad)
        return aprendidos + sum(b.numel() for nombre, b in red.named_buffers() if 'running' in nombre)
    """#, imports: [.torch])

  private static let weightsText = HelperText(
    #"""
    def pesos_de(capa):
        """Los pesos de una capa, con los ejes en el orden de la lección."""
        capa = getattr(capa, 'capa', capa)
        pesos = getattr(capa, 'weight_ih_l0', None)
        pesos = (capa.weight if pesos is None else pesos).detach().numpy().copy()
        if isinstance(capa, nn.Conv2d):
            return pesos.transpose(2, 3, 1, 0)
        if isinstance(capa, nn.Embedding) or pesos.ndim == 1:
            return pesos
        return pesos.transpose()
    """#, imports: [.torch])

  private static let biasesText = HelperText(
    #"""
    def sesgos_de(capa):
        """Los sesgos de una capa."""
        capa = getattr(capa, 'capa', capa)
        if isinstance(capa, nn.GRU):
            return np.stack([capa.bias_ih_l0.detach().numpy(), capa.bias_hh_l0.detach().numpy()])
        return (capa.bias_ih_l0 if isinstance(capa, nn.LSTM) else capa.bias).detach().numpy().copy()
    """#, imports: [.torch, .numpy])

  private static let setParametersText = HelperText(
    #"""
    def fijar(capa, pesos=None, sesgos=None):
        """Da a una capa los pesos y los sesgos que se digan, con los ejes en el orden de la lección."""
        with torch.no_grad():
            if pesos is not None:
                pesos = torch.as_tensor(np.array(pesos), dtype=torch.float32)
                ejes = (3, 2, 0, 1) if pesos.ndim == 4 else range(pesos.ndim)[::-1]
                capa.weight.copy_(pesos.permute(*ejes))
            if sesgos is not None:
                capa.bias.copy_(torch.as_tensor(np.array(sesgos), dtype=torch.float32))
    """#, imports: [.torch, .numpy])

  private static let kerasLoadText = HelperText(
    #"""
    def cargar_pesos(red, ruta, lugares):
        """Pone en cada capa los pesos que la lección guardó de ella."""
        tensores = leer_safetensors(ruta)
        orden = ['kernel', 'recurrent_kernel', 'bias', 'embeddings', 'gamma', 'beta', 'moving_mean', 'moving_variance']
        for número, lugar in enumerate(lugares):
            propios = [tensores[f'{número}.{nombre}'] for nombre in orden if f'{número}.{nombre}' in tensores]
            if propios:
                red.layers[lugar].set_weights(propios)
    """#, helpers: [.safetensors])

  private static let torchLoadText = HelperText(
    #"""
    def cargar_pesos(red, ruta, lugares):
        """Pone en cada capa los pesos que la lección guardó de ella, con los ejes de PyTorch."""
        suyos = {'kernel': ['weight', 'weight_ih_l0'], 'recurrent_kernel': ['weight_hh_l0'],
                 'bias': ['bias', 'bias_ih_l0'], 'embeddings': ['weight'], 'gamma': ['weight'], 'beta': ['bias'],
                 'moving_mean': ['running_mean'], 'moving_variance': ['running_var']}
        with torch.no_grad():
            for nombre, números in leer_safetensors(ruta).items():
                número, parte = nombre.split('.')
                capa = getattr(red[lugares[int(número)]], 'capa', red[lugares[int(número)]])
                valores = torch.tensor(números)
                if isinstance(capa, nn.GRU) and 'bias' not in parte:  # el orden de sus puertas es otro
                    z, r, n = valores.chunk(3, dim=1)
                    valores = torch.cat([r, z, n], dim=1)
                if isinstance(capa, nn.GRU) and parte == 'bias':
                    z, r, n = valores.chunk(3, dim=1)
                    entrada, estado = torch.cat([r, z, n], dim=1)
                    capa.bias_ih_l0.copy_(entrada)
                    capa.bias_hh_l0.copy_(estado)
                    continue
                propio = next(getattr(capa, a) for a in suyos[parte] if hasattr(capa, a))
                if 'kernel' in parte:
                    valores = valores.permute(3, 2, 0, 1) if valores.ndim == 4 else valores.permute(
                        *range(valores.ndim)[::-1])
                propio.copy_(valores)
    """#, imports: [.torch], helpers: [.safetensors])
}
