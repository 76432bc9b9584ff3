/* Plays voice through a relay and says what the relay paid for it.
 * voice A:PORT A_FILE B:PORT B_FILE WARM_UP_SECONDS SECONDS PID
 * A and B are the two sides, one socket each; a file has a line "address port" for each call: where the relay hears that
 * side of it. Every call sends 172 bytes (20 ms of G.711) each way 50 times a second, spread evenly over the 20 ms.
 * CPU is the user and system time of process PID in the SECONDS after the warm-up, for each packet that came through. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PACKET_BYTES = 172, SLOTS = 20, MAX_CALLS = 10000, NANOS = 1000000000 };

struct side {
  int socket, calls;
  struct sockaddr_in to[MAX_CALLS];
  long sent, heard;
};
static struct side sides[2];

static struct sockaddr_in address(const char *host, int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  inet_pton(AF_INET, host, &to.sin_addr);
  return to;
}

static void open_side(struct side *side, char *local, const char *file) {
  char *colon = strrchr(local, ':'), host[64];
  int port, space = 4 << 20;
  *colon = 0;
  struct sockaddr_in own = address(local, atoi(colon + 1));
  side->socket = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  setsockopt(side->socket, SOL_SOCKET, SO_RCVBUFFORCE, &space, sizeof space);
  setsockopt(side->socket, SOL_SOCKET, SO_SNDBUFFORCE, &space, sizeof space);
  FILE *lines = fopen(file, "r");
  if (bind(side->socket, (void *)&own, sizeof own) || !lines) {
    perror(lines ? local : file);
    exit(1);
  }
  while (side->calls < MAX_CALLS && fscanf(lines, "%63s %d", host, &port) == 2) side->to[side->calls++] = address(host, port);
  fclose(lines);
}

static void speak(struct side *side, int which, long tick) {
  unsigned char packet[PACKET_BYTES];
  long round = tick / SLOTS;
  unsigned stamp = round * 160;
  memset(packet, 0xd5, sizeof packet); /* silence in A-law */
  for (int call = tick % SLOTS; call < side->calls; call += SLOTS) {
    unsigned source = (which + 1) << 24 | call;
    unsigned char head[12] = {0x80, 8, round >> 8, round, stamp >> 24, stamp >> 16, stamp >> 8, stamp, source >> 24, source >> 16, source >> 8, source};
    memcpy(packet, head, sizeof head);
    side->sent += sendto(side->socket, packet, sizeof packet, 0, (void *)&side->to[call], sizeof side->to[call]) > 0;
  }
}

static void listen_to(struct side *side) {
  char packet[2048];
  while (recv(side->socket, packet, sizeof packet, 0) > 0) side->heard++;
}

static double cpu_seconds(const char *pid) {
  char path[64], text[1024] = "";
  long user = 0, system = 0;
  snprintf(path, sizeof path, "/proc/%s/stat", pid);
  FILE *stat = fopen(path, "r");
  if (stat && fread(text, 1, sizeof text - 1, stat) > 0)
    sscanf(strrchr(text, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
  if (stat) fclose(stat);
  return (user + system) / (double)sysconf(_SC_CLK_TCK);
}

int main(int count, char **words) {
  if (count != 8) return fprintf(stderr, "see the head of voice.c\n"), 2;
  open_side(&sides[0], words[1], words[2]);
  open_side(&sides[1], words[3], words[4]);
  long warm_up = atol(words[5]) * 1000, ticks = warm_up + atol(words[6]) * 1000;
  double cpu_before = 0;
  struct timespec due;
  clock_gettime(CLOCK_MONOTONIC, &due);
  for (long tick = 0; tick < ticks; tick++) {
    if (tick == warm_up) {
      cpu_before = cpu_seconds(words[7]);
      for (int i = 0; i < 2; i++) sides[i].sent = sides[i].heard = 0;
    }
    for (int i = 0; i < 2; i++) speak(&sides[i], i, tick);
    for (int i = 0; i < 2; i++) listen_to(&sides[i]);
    due.tv_nsec += NANOS / 1000;
    if (due.tv_nsec >= NANOS) due.tv_nsec -= NANOS, due.tv_sec++;
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, 0);
  }
  double cpu = cpu_seconds(words[7]) - cpu_before;
  usleep(100000);
  for (int i = 0; i < 2; i++) listen_to(&sides[i]);
  long sent = sides[0].sent + sides[1].sent, heard = sides[0].heard + sides[1].heard;
  printf("sent=%ld heard=%ld cpu_us_per_packet=%.2f", sent, heard, heard ? cpu * 1e6 / heard : 0);
  return 0;
}
