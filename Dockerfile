# docker build -t loss-landscape-lab . && docker run --rm -p 8050:8050 loss-landscape-lab
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    WORKERS=2

RUN useradd --system --no-create-home --home-dir /app --shell /usr/sbin/nologin lab
WORKDIR /app

COPY requirements.txt ./
RUN pip install --require-hashes --only-binary :all: --compile -r requirements.txt

# What runs, and nothing else: .dockerignore leaves out the rest.
COPY . ./

USER lab
EXPOSE 8050
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/health', timeout=2)"]

# exec: the server is process 1 and gets the signal that stops the container.
CMD ["sh", "-c", "exec python app.py --host 0.0.0.0 --port 8050 --workers \"$WORKERS\""]
