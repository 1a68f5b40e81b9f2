extension LiveScript {
  /// What a lesson lets its reader move: a slider with its number, or a choice. Moving it writes the value in the step
  /// and runs it, and what is quick below it.
  static let controls = #"""
    /// The places after the point that a slider between two numbers moves by: a hundredth of the way, rounded.
    function decimals(control) {
      if (control.isInteger) { return 0; }
      return Math.max(0, Math.ceil(-Math.log10((control.high - control.low) / 100)));
    }
    function makeControl(step, control, index) {
      var label = make("label", "live-control");
      label.appendChild(make("span", "live-control-name", control.option));
      if (control.choices) {
        var select = make("select");
        control.choices.forEach(function (choice) {
          select.add(new Option(choice, choice, false, choice === control.value));
        });
        select.addEventListener("change", function () { step.move(index, select.value, 0); });
        label.appendChild(select);
        return label;
      }
      var places = decimals(control);
      var slider = make("input");
      slider.type = "range";
      slider.min = control.low;
      slider.max = control.high;
      slider.step = Math.pow(10, -places);
      slider.value = control.value;
      var number = make("input", "live-control-number");
      number.type = "number";
      number.min = control.low;
      number.max = control.high;
      number.step = slider.step;
      number.value = control.value;
      number.setAttribute("aria-label", control.option + ", como número");
      slider.addEventListener("input", function () {
        number.value = Number(slider.value).toFixed(places);
        step.move(index, number.value, 150);
      });
      number.addEventListener("change", function () {
        var value = Number(number.value);
        if (!isFinite(value) || number.value === "") { value = Number(slider.value); }
        value = Math.min(control.high, Math.max(control.low, value));
        number.value = control.isInteger ? String(Math.round(value)) : String(value);
        slider.value = number.value;
        step.move(index, number.value, 0);
      });
      label.append(slider, number);
      return label;
    }
    Step.prototype.showControls = function () {
      var self = this;
      var found = this.view.controls;
      var kinds = JSON.stringify(found.map(function (item) {
        return [item.option, item.choices, item.low, item.high];
      }));
      this.places = found.map(function (item) { return { from: item.from, to: item.to }; });
      var values = JSON.stringify(found.map(function (item) { return item.value; }));
      var isHeld = this.controls.contains(document.activeElement);
      if (kinds === this.controlKinds && (values === this.controlValues || isHeld)) { return; }
      this.controlKinds = kinds;
      this.controlValues = values;
      this.controls.replaceChildren();
      found.forEach(function (item, index) { self.controls.appendChild(makeControl(self, item, index)); });
    };
    /// Writes a value where it stands, and runs what follows from it once the hand rests.
    Step.prototype.move = function (index, text, pause) {
      var self = this;
      var place = this.places[index];
      var old = this.editor.area.value;
      var grows = text.length - (place.to - place.from);
      this.editor.area.value = old.slice(0, place.from) + text + old.slice(place.to);
      this.editor.moved(this.editor.area.value);
      this.places.forEach(function (other) {
        if (other.from > place.from) {
          other.from += grows;
          other.to += grows;
        }
      });
      place.to += grows;
      this.typed(null);
      clearTimeout(this.moveTimer);
      this.moveTimer = setTimeout(function () { self.run(); }, pause);
    };
    """#
}
