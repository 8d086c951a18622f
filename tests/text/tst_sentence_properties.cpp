#include <QtTest>
int main(){return 1;}
