"""Runs every exported lesson and compares it with leccion: paridad.py --leccion PROGRAM [LESSON…].

- Each script in Keras and in PyTorch, and each notebook, runs to its end.
- Its models have as many parameters as the lesson's.
- Lessons whose name starts with «paso-» train each model for one step, from the lesson's own first weights: the loss
  and all weights after it agree within 1e-5. Those called «paso-adam» are compared with Keras only, whose Adam it is.
- The accuracy that the first lesson reaches lies within what other seeds give leccion.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

import ejecutar

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
TOLERANCE = 1e-5
faults = []


def say(*words):
    print(*words, flush=True)


def expect(holds, text):
    say('  ✓' if holds else '  ✗', text)
    if not holds:
        faults.append(text)


def run(command, **named):
    return subprocess.run(command, capture_output=True, text=True, **named)


def export(program, lesson, kind, path):
    done = run([program, 'export', str(lesson), '--to', kind, '-o', str(path)])
    if done.returncode != 0:
        expect(False, f'{lesson.name}: se exporta a {kind}\n{done.stderr}')
    return done.returncode == 0


def execute(script, result, *rest):
    """Runs a script; its result, or nil where it fails, which is told."""
    begun = time.time()
    done = run([sys.executable, str(HERE / 'ejecutar.py'), str(script), str(result), *map(str, rest)])
    tail = '' if done.returncode == 0 else '\n' + '\n'.join(done.stderr.strip().splitlines()[-12:])
    expect(done.returncode == 0, f'{script.name} se ejecuta ({time.time() - begun:.0f} s){tail}')
    return json.loads(result.read_text()) if done.returncode == 0 else None


def execute_notebook(path):
    import nbformat
    from nbclient import NotebookClient
    notebook = nbformat.read(path, as_version=4)
    begun = time.time()
    try:
        nbformat.validate(notebook)
        NotebookClient(notebook, timeout=900, kernel_name='python3').execute()
        expect(True, f'{path.name} es válido y se ejecuta ({time.time() - begun:.0f} s)')
    except Exception as error:
        expect(False, f'{path.name} es válido y se ejecuta\n{str(error)[-1500:]}')


def lesson_run(program, lesson, folder, *options):
    """Runs a lesson; its results as JSON and the folder of its models."""
    output = folder / 'lección.json'
    done = run([program, 'run', '--no-cache', str(lesson), '--to', 'json', '-o', str(output), '--quiet', '--save',
                str(folder / 'modelos'), *options])
    if done.returncode not in (0, 1):
        expect(False, f'{lesson.name} se ejecuta con leccion\n{done.stderr}')
        return None
    return json.loads(output.read_text())


def parameters(path):
    return sum(values.size for layer in ejecutar.layers_of(path) for values in layer.values())


def compare_counts(result, models, kind):
    for path in sorted(models.glob('*.safetensors')):
        found = result['models'].get(path.stem)
        if found is None:
            continue
        count = parameters(path)
        expect(found['parameters'] == count, f'{kind}: {path.stem} tiene {count} parámetros')


def without_training(text):
    """A lesson whose models do not learn."""
    return re.sub(r'```\{entrenar [^`]*```\n', '', text)


def first_losses(results):
    """The loss of the first epoch of each named training."""
    losses = {}
    for step in results['steps']:
        if step['directive'] == 'entrenar' and step.get('id'):
            table = next(output['table'] for output in step['outputs'] if 'table' in output)
            place = [column['key'] for column in table['columns']].index('pérdida')
            losses[step['id']] = table['rows'][0][place]
    return losses


def compare_step(program, lesson, kind, script, folder):
    """One step of each model, from the lesson's first weights."""
    before = folder / 'antes.md'
    before.write_text(without_training(lesson.read_text()))
    (folder / 'antes').mkdir(exist_ok=True)
    first = lesson_run(program, before, folder / 'antes')
    (folder / 'después').mkdir(exist_ok=True)
    after = lesson_run(program, lesson, folder / 'después')
    if first is None or after is None:
        return
    result = execute(script, folder / f'{kind}-paso.json', folder / 'antes' / 'modelos')
    if result is None:
        return
    losses = first_losses(after)
    for name, loss in losses.items():
        history = result['histories'].get(name, {})
        own = (history.get('loss') or history.get('pérdida') or [float('nan')])[0]
        expect(abs(own - loss) <= TOLERANCE * max(1, abs(loss)), f'{kind}: {name} pierde {loss:.6f}, y aquí {own:.6f}')
    for path in sorted((folder / 'después' / 'modelos').glob('*.safetensors')):
        layers = ejecutar.layers_of(path)
        start = ejecutar.layers_of(folder / 'antes' / 'modelos' / path.name)
        worst = moved = 0
        for theirs, ours, old in zip(result['models'][path.stem]['weights'], layers, start, strict=True):
            for number, (part, values) in enumerate(ours.items()):
                if kind == 'pytorch' and part == 'moving_variance':
                    continue  # PyTorch divides a batch's variance by n - 1 there, Keras and leccion by n
                worst = max(worst, float(np.abs(np.array(theirs[number]) - values).max()))
                moved = max(moved, float(np.abs(old[part] - values).max()))
        expect(worst <= TOLERANCE and moved > 1e-4,
               f'{kind}: {path.stem} se mueve hasta {moved:.1e}, y difiere como mucho {worst:.1e}')


def compare_accuracy(program, lesson, folder, results):
    """The accuracy of the evaluation «prueba», which other seeds change a little."""
    def accuracy(run_results):
        for step in run_results['steps']:
            if step.get('id') == 'prueba':
                facts = next(output['facts'] for output in step['outputs'] if 'facts' in output)
                return next(fact['value'] for fact in facts if fact['key'] == 'exactitud')

    values = []
    for seed in range(1, 6):
        found = lesson_run(program, lesson, folder, '--seed', str(seed))
        if found is None:
            return
        values.append(accuracy(found))
    mean, deviation = statistics.mean(values), statistics.stdev(values)
    for kind, result in results.items():
        own = result['evaluations']['prueba']
        own = own.get('accuracy', own.get('exactitud'))
        expect(abs(own - mean) <= 4 * deviation,
               f'{kind}: exactitud {own:.4f}; leccion con cinco semillas, {mean:.4f} ± {4 * deviation:.4f}')


def compare(program, lesson, only):
    say(lesson.name)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        is_step = lesson.stem.startswith('paso-')
        results = {}
        kinds = ['keras'] if lesson.stem.startswith('paso-adam') else ['keras', 'pytorch']
        (folder / 'una').mkdir()
        reference = None if is_step else lesson_run(program, lesson, folder / 'una')
        for kind in [kind for kind in kinds if kind in only]:
            script = folder / f'{lesson.stem}_{kind}.py'
            if not export(program, lesson, kind, script):
                continue
            if is_step:
                compare_step(program, lesson, kind, script, folder)
                continue
            result = execute(script, folder / f'{kind}.json')
            if result is None:
                continue
            results[kind] = result
            if reference is not None and (folder / 'una' / 'modelos').is_dir():
                compare_counts(result, folder / 'una' / 'modelos', kind)
            checked = result['assertions']
            if checked:
                say(f'    {kind}: se cumplen {checked["se cumplen"]} afirmaciones, y no {checked["no se cumplen"]}')
        if lesson.stem.startswith('01-'):
            compare_accuracy(program, lesson, folder / 'una', results)
        if 'notebook' in only and not is_step:
            path = folder / f'{lesson.stem}.ipynb'
            if export(program, lesson, 'notebook', path):
                execute_notebook(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--leccion', required=True)
    parser.add_argument('--solo', default='keras,pytorch,notebook')
    parser.add_argument('lecciones', nargs='*', type=pathlib.Path)
    options = parser.parse_args()
    os.environ.update(MPLBACKEND='Agg', TF_CPP_MIN_LOG_LEVEL='3')
    lessons = options.lecciones or sorted((TOP / 'Lessons').glob('*.md')) + sorted((HERE / 'lecciones').glob('*.md'))
    for lesson in lessons:
        if '```{' in lesson.read_text():
            compare(options.leccion, lesson.resolve(), options.solo.split(','))
    say(f'{len(faults)} fallos' if faults else 'Todo coincide')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
