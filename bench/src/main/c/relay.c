/* The floor: the smallest relay of voice packets. relay ADDRESS FIRST_PORT CALLS A:PORT B:PORT
 * Each call has two UDP sockets, on FIRST_PORT + 4n towards A and FIRST_PORT + 4n + 2 towards B; what one receives the
 * other sends. One thread, one epoll, one recvfrom and one sendto for each packet. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

static struct sockaddr_in address(const char *host, int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  inet_pton(AF_INET, host, &to.sin_addr);
  return to;
}

static struct sockaddr_in peer(char *text) {
  char *colon = strrchr(text, ':');
  *colon = 0;
  return address(text, atoi(colon + 1));
}

static int bound(const char *host, int port) {
  struct sockaddr_in local = address(host, port);
  int socket_fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  if (bind(socket_fd, (void *)&local, sizeof local)) {
    perror("bind");
    exit(1);
  }
  return socket_fd;
}

int main(int count, char **words) {
  if (count != 6) return fprintf(stderr, "relay ADDRESS FIRST_PORT CALLS A:PORT B:PORT\n"), 2;
  int first = atoi(words[2]), calls = atoi(words[3]), epoll = epoll_create1(0);
  struct sockaddr_in to[2] = {peer(words[4]), peer(words[5])};
  int *sockets = calloc(2 * calls, sizeof *sockets);
  for (int i = 0; i < 2 * calls; i++) {
    sockets[i] = bound(words[1], first + 2 * i);
    struct epoll_event wish = {EPOLLIN, {.u32 = i}};
    epoll_ctl(epoll, EPOLL_CTL_ADD, sockets[i], &wish);
  }
  struct epoll_event ready[256];
  char packet[2048];
  for (;;) {
    int events = epoll_wait(epoll, ready, 256, -1);
    for (int e = 0; e < events; e++) {
      int in = ready[e].data.u32, out = in ^ 1;
      ssize_t length = recvfrom(sockets[in], packet, sizeof packet, 0, 0, 0);
      if (length > 0) sendto(sockets[out], packet, length, 0, (void *)&to[out & 1], sizeof to[0]);
    }
  }
}
