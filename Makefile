# Tres órdenes bastan: «make run», «make site» y «make test». Instalan lo que falte y no tocan lo que ya está.
PREFIX ?= /usr/local
LESSON ?= Lessons/01-clasificador.md
SWIFT ?= swift
BUILD = $(SWIFT) build -c release --product leccion
# A binary that needs no Swift installation of its own, and starts sooner.
STATIC = --static-swift-stdlib --scratch-path .build-install

# What a fresh Debian or Ubuntu lacks beside Swift, and the same for Homebrew.
DEBIAN := libcmark-dev zlib1g-dev pkg-config curl
DATA := dataset-fashion-mnist
BREW := cmark pkgconf
# To build for AArch64 and run that: only for test-exact, and only there.
CROSS := qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross

# A browser, and what the HTML checker runs on.
BROWSER := chromium default-jre-headless fonts-liberation

.PHONY: run site test test-exact test-browser test-parity fuzz bench build setup data install uninstall clean

run: build data
	@"$$($(BUILD) --show-bin-path)/leccion" run $(LESSON)

# The course: every lesson run, and its site in _site.
COURSE ?= Lessons
SITE ?= _site

site: build data
	@"$$($(BUILD) --show-bin-path)/leccion" build $(COURSE) -o $(SITE)

test: setup
	@$(SWIFT) build -c release --build-tests
	@$(MAKE) --no-print-directory data
	$(SWIFT) test -c release --skip-build

# The installed program beside Keras, Jupyter, PyTorch and JAX, on a quiet machine: Benchmarks/README.md.
RONDAS ?= 3
PARTE ?= todo
PEERS := Benchmarks/.entorno

bench: setup $(if $(filter motor,$(PARTE)),,$(PEERS)/listo)
	@$(BUILD) $(STATIC)
	@$(BUILD)
	@$(SWIFT) build -c release --product EngineBench
	@$(MAKE) --no-print-directory data
	@python3 Benchmarks/comparar.py --leccion "$$($(BUILD) $(STATIC) --show-bin-path)/leccion" \
	  --motor "$$($(BUILD) --show-bin-path)/EngineBench" --python $(PEERS)/bin/python --rondas $(RONDAS) --parte $(PARTE)

# The peers, once for each list of their versions.
$(PEERS)/listo: Benchmarks/requirements.txt
	@echo 'Son varios gigabytes' >&2
	@$(call ENVIRONMENT,$(PEERS),$<)

# The kernels on two families of processors, the second by emulation: each level and number of threads must give the
# same hashes, line by line.
test-exact:
	@$(call NEED,$(CROSS))
	@SWIFT=$(SWIFT) sh Tests/Exact/compare.sh

# Every page of the course in a browser: what it asks for, who can read it, where it breaks. With FOTOS=FOLDER, pictures.
DRIVER := Tests/Browser/.entorno

test-browser: site $(DRIVER)/listo
	@$(call NEED,$(BROWSER))
	@$(DRIVER)/bin/python Tests/Browser/comprobar.py _site $(if $(FOTOS),--fotos $(FOTOS))
	@$(DRIVER)/bin/python Tests/Browser/cuaderno.py "$$($(BUILD) --show-bin-path)/leccion" $(if $(FOTOS),--fotos $(FOTOS))

$(DRIVER)/listo: Tests/Browser/requirements.txt
	@$(call ENVIRONMENT,$(DRIVER),$<)

# What lessons are exported to, beside leccion: every script and notebook runs, and one step gives the same weights.
PARITY := Tests/Parity/.entorno

test-parity: setup $(PARITY)/listo
	@$(BUILD)
	@$(MAKE) --no-print-directory data
	@$(PARITY)/bin/python Tests/Parity/paridad.py --leccion "$$($(BUILD) --show-bin-path)/leccion" $(LECCIONES)

$(PARITY)/listo: Tests/Parity/requirements.txt
	@echo 'Son varios gigabytes' >&2
	@$(call ENVIRONMENT,$(PARITY),$<)

# Inputs that are nearly right, for every reader, as long as one likes.
SECONDS ?= 60

fuzz: setup
	@$(SWIFT) build -c release --product Fuzz
	@"$$($(BUILD) --show-bin-path)/Fuzz" $(SECONDS) $(SEMILLA) || { echo 'Algo cayó: la entrada quedó en .build/fuzz-actual.*; guárdala en Tests/Cases/fuzz' >&2; exit 1; }

build: setup
	@$(BUILD)

install: setup
	$(BUILD) $(STATIC)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$$($(BUILD) $(STATIC) --show-bin-path)/leccion" "$(DESTDIR)$(PREFIX)/bin/leccion"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/leccion"

clean:
	rm -rf .build .build-install _site

setup:
	@command -v $(SWIFT) > /dev/null || { echo 'Falta Swift 6.1 o posterior: https://www.swift.org/install' >&2; exit 1; }
	@if command -v apt-get > /dev/null; then \
	  $(call NEED,$(DEBIAN)); \
	elif command -v brew > /dev/null; then \
	  for formula in $(BREW); do brew list --versions $$formula > /dev/null || brew install $$formula || exit 1; done; \
	elif ! pkg-config --exists libcmark 2> /dev/null; then \
	  echo 'Falta libcmark con sus cabeceras; instálalo con el gestor de paquetes de tu sistema' >&2; exit 1; \
	fi

# The Debian package where there is one; else from its public home.
data:
	@bin="$$($(BUILD) --show-bin-path)/leccion"; \
	"$$bin" data path fashion_mnist > /dev/null 2>&1 || \
	{ command -v apt-get > /dev/null && $(call INSTALL, $(DATA)); } || \
	"$$bin" data get fashion_mnist

# Python packages in a folder of their own, once for each list of them; git does not see the folder.
ENVIRONMENT = { python3 -c 'import ensurepip' 2> /dev/null || $(call INSTALL, python3-venv); } && \
	  echo 'Preparo $(1)' >&2 && python3 -m venv --clear $(1) && \
	  $(1)/bin/pip install --quiet --disable-pip-version-check -r $(2) && touch $(1)/listo

# As root, or through sudo where there is one; the lists are fetched only if the first try fails.
ROOT = $$([ "$$(id -u)" = 0 ] || echo sudo)
QUIET = -qq -y -o Dpkg::Use-Pty=0
INSTALL = { echo "Instalo$(1)" | tr -s ' ' >&2; \
	  $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install $(QUIET) $(1) > /dev/null 2>&1 || \
	  { $(ROOT) apt-get update -qq && $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install $(QUIET) $(1) > /dev/null; }; }

# Those packages of a list that are not there.
NEED = missing=; for package in $(1); do \
	    dpkg-query -W -f '$${Status}' $$package 2> /dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	  done; \
	  [ -z "$$missing" ] || $(call INSTALL,$$missing) || { echo "Faltan paquetes; instálalos con: apt-get install$$missing" >&2; exit 1; }
