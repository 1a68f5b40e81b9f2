"""Runs one exported script and writes what its models became: ejecutar.py SCRIPT RESULT [WEIGHTS].

With a folder of weights, each model that the script trains starts with those that the lesson gave it.
"""
import json
import os
import pathlib
import sys

os.environ.setdefault('MPLBACKEND', 'Agg')
os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
import numpy as np
from safetensors.numpy import load_file

ORDER = ['kernel', 'recurrent_kernel', 'bias', 'embeddings', 'gamma', 'beta', 'moving_mean', 'moving_variance']


def layers_of(path):
    """The tensors of a lesson's file, layer by layer, in the order in which Keras has them."""
    layers = {}
    for name, values in load_file(path).items():
        number, part = name.split('.')
        layers.setdefault(int(number), {})[part] = values
    return [{part: layers[number][part] for part in ORDER if part in layers[number]} for number in sorted(layers)]


def keras_layers(model):
    return [layer for layer in model.layers if layer.weights and layer.get_weights() and any(
        w.path.split('/')[-1] in ORDER for w in layer.weights)]


def keras_set(model, path):
    for layer, tensors in zip(keras_layers(model), layers_of(path), strict=True):
        layer.set_weights(list(tensors.values()))


def keras_get(model):
    return [[weights.tolist() for weights in own(layer)] for layer in keras_layers(model)]


def own(layer):
    return [np.array(w) for w in layer.weights if w.path.split('/')[-1] in ORDER]


def torch_layers(model):
    from torch import nn
    kinds = (nn.Linear, nn.Conv1d, nn.Conv2d, nn.Embedding, nn.LSTM, nn.GRU, nn.BatchNorm1d, nn.BatchNorm2d)
    return [layer for layer in model.modules() if isinstance(layer, kinds)]


def torch_parameters(layer):
    """A layer's parameters with how a lesson's numbers become them, and back."""
    import torch
    from torch import nn

    def turned(x):
        return x.permute(3, 2, 0, 1) if x.ndim == 4 else x.permute(*reversed(range(x.ndim)))

    def back(x):
        return x.permute(2, 3, 1, 0) if x.ndim == 4 else x.permute(*reversed(range(x.ndim)))

    def swap(x):  # the gates z, r, h are r, z, n in PyTorch, and the other way round
        a, b, c = x.chunk(3, dim=-1)
        return torch.cat([b, a, c], dim=-1)

    same = lambda x: x
    if isinstance(layer, nn.GRU):
        return {'kernel': (layer.weight_ih_l0, lambda x: turned(swap(x)), lambda x: swap(back(x))),
                'recurrent_kernel': (layer.weight_hh_l0, lambda x: turned(swap(x)), lambda x: swap(back(x))),
                'bias': ((layer.bias_ih_l0, layer.bias_hh_l0), swap, swap)}
    if isinstance(layer, nn.LSTM):
        return {'kernel': (layer.weight_ih_l0, turned, back), 'recurrent_kernel': (layer.weight_hh_l0, turned, back),
                'bias': (layer.bias_ih_l0, same, same)}
    if isinstance(layer, nn.Embedding):
        return {'embeddings': (layer.weight, same, same)}
    if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
        return {'gamma': (layer.weight, same, same), 'beta': (layer.bias, same, same),
                'moving_mean': (layer.running_mean, same, same), 'moving_variance': (layer.running_var, same, same)}
    return {'kernel': (layer.weight, turned, back), 'bias': (layer.bias, same, same)}


def torch_set(model, path):
    import torch
    with torch.no_grad():
        for layer, tensors in zip(torch_layers(model), layers_of(path), strict=True):
            for part, (parameter, forth, _) in torch_parameters(layer).items():
                values = forth(torch.tensor(tensors[part]))
                if isinstance(parameter, tuple):
                    for row, one in zip(values, parameter, strict=True):
                        one.copy_(row)
                else:
                    parameter.copy_(values)


def torch_get(model):
    import torch
    result = []
    for layer in torch_layers(model):
        values = []
        for parameter, _, back in torch_parameters(layer).values():
            whole = torch.stack(parameter) if isinstance(parameter, tuple) else parameter
            values.append(back(whole.detach()).numpy().tolist())
        result.append(values)
    return result


def main(script, result, weights=None):
    code = pathlib.Path(script).read_text(encoding='utf-8')
    is_keras = '\nimport keras\n' in code
    module = {'__name__': '__main__', '__file__': script}
    started = set()

    def start(model):
        """Gives a model the lesson's weights before it learns for the first time."""
        if weights is None or id(model) in started:
            return
        started.add(id(model))
        for name, value in list(module.items()):
            if value is model:
                path = pathlib.Path(weights) / f'{name}.safetensors'
                (keras_set if is_keras else torch_set)(model, path)

    if is_keras:
        import keras
        fit = keras.Model.fit

        def patched(self, *arguments, **named):
            start(self)
            return fit(self, *arguments, **named)

        keras.Model.fit = patched
    else:
        module['_empezar'] = start
        mark = '    x, y = torch.as_tensor(x, dtype=torch.float32), objetivo(pérdida, y)\n'
        if mark in code:
            code = code.replace(mark, '    _empezar(red)\n' + mark)
    exec(compile(code, script, 'exec'), module)

    models, histories, evaluations = {}, {}, {}
    for name, value in module.items():
        kind = type(value).__name__
        if is_keras and kind == 'Sequential':
            models[name] = {'parameters': value.count_params(), 'weights': keras_get(value)}
        elif kind == 'History':
            histories[name] = value.history
        elif not is_keras and kind == 'Sequential':
            learned = sum(p.numel() for p in value.parameters() if p.requires_grad)
            learned += sum(b.numel() for n, b in value.named_buffers() if 'running' in n)
            models[name] = {'parameters': learned, 'weights': torch_get(value)}
        elif isinstance(value, dict) and value.keys() & {'loss', 'pérdida'}:
            first = value.get('loss', value.get('pérdida'))
            plain = {key: float(item) for key, item in value.items()} if not isinstance(first, list) else value
            (histories if isinstance(first, list) else evaluations)[name] = plain
    checked = module.get('afirmaciones', {})
    pathlib.Path(result).write_text(json.dumps(
        {'models': models, 'histories': histories, 'evaluations': evaluations, 'assertions': checked}))


if __name__ == '__main__':
    main(*sys.argv[1:])
