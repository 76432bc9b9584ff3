/*
 * What libopus alone takes to encode and decode 20 ms, set up as Karnay sets it up: the floor under CodecBenchmark.
 *   cc -O2 -o /tmp/opus bench/src/main/c/opus.c -l:libopus.so.0 -lm && /tmp/opus
 * Declares what it uses, so that no headers need to be installed.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void *opus_encoder_create(int32_t rate, int channels, int application, int *error);
void *opus_decoder_create(int32_t rate, int channels, int *error);
int opus_encoder_ctl(void *encoder, int request, ...);
int32_t opus_encode(void *encoder, const int16_t *samples, int count, unsigned char *bytes, int32_t room);
int opus_decode(void *decoder, const unsigned char *bytes, int32_t length, int16_t *samples, int count, int fec);

enum { FRAMES = 250, ROUNDS = 12, ROOM = 1276, VOIP = 2048 };

static double micros(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static void speak(int16_t *samples, int rate) {
    double phase = 0;
    for (int i = 0; i < rate / 50 * FRAMES; i++) {
        double second = (double)i / rate, value = 0;
        double pitch = 120 + 25 * sin(2 * M_PI * 0.7 * second);
        double loudness = fmax(0, sin(2 * M_PI * 2.5 * second));
        phase += 2 * M_PI * pitch / rate;
        for (int harmonic = 1; harmonic * pitch < 3400; harmonic++)
            value += sin(harmonic * phase) / (1 + fabs(harmonic * pitch - 600) / 300);
        samples[i] = (int16_t)(1800 * loudness * value);
    }
}

static void measure(int rate, int bitrate, int bandwidth) {
    int error, count = rate / 50, lengths[FRAMES];
    static int16_t decoded[5760];
    int16_t *voice = malloc(sizeof(int16_t) * count * FRAMES);
    unsigned char (*packets)[ROOM] = malloc(sizeof(*packets) * FRAMES);
    void *encoder = opus_encoder_create(rate, 1, VOIP, &error);
    void *decoder = opus_decoder_create(rate, 1, &error);
    opus_encoder_ctl(encoder, 4002, bitrate);
    opus_encoder_ctl(encoder, 4004, bandwidth);
    opus_encoder_ctl(encoder, 4010, 5);
    speak(voice, rate);
    double encoding = 0, decoding = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = micros();
        for (int i = 0; i < FRAMES; i++)
            lengths[i] = opus_encode(encoder, voice + i * count, count, packets[i], ROOM);
        double half = micros();
        for (int i = 0; i < FRAMES; i++)
            opus_decode(decoder, packets[i], lengths[i], decoded, count, 0);
        encoding += half - start;
        decoding += micros() - half;
    }
    printf("libopus at %5d: encode %6.1f us, decode %5.1f us per 20 ms\n", rate, encoding / FRAMES / ROUNDS,
           decoding / FRAMES / ROUNDS);
}

int main(void) {
    measure(8000, 16000, 1101);
    measure(16000, 24000, 1103);
    measure(48000, 36000, 1105);
    return 0;
}
